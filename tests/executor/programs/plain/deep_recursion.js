//: about: endless recursion is a RangeError that can be caught; deep recursion works
//: stdout: "RangeError\n5000\n"
const endless = () => endless() + 1;
const depth = (n) => (n === 0 ? 0 : depth(n - 1) + 1);

try {
  endless();
} catch (error) {
  console.log(error.name);
}
console.log(depth(5000));
