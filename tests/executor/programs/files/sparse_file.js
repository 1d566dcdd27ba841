//: about: a file of a terabyte with nothing in it, and one with a byte at its end
//: stdout: "EFBIG\nEFBIG\n"
const fs = require('node:fs');
process.on('SIGXFSZ', () => {});
const file = fs.openSync('sparse', 'w');
for (const action of [() => fs.ftruncateSync(file, 2 ** 40), () => fs.writeSync(file, 'x', 2 ** 40)]) {
  try {
    action();
    console.log('made');
  } catch (error) {
    console.log(error.code);
  }
}
