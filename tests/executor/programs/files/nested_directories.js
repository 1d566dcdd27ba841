//: about: 1000 directories, one in the other
//: stdout: "1000\n"
const fs = require('node:fs');
let depth = 0;
for (; depth < 1000; depth++) {
  fs.mkdirSync('d');
  process.chdir('d');
}
console.log(depth);
