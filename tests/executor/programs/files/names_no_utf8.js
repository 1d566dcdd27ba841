//: about: names that are no UTF-8, with newlines, of 255 bytes, and only spaces
//: stdout: "5\n"
const fs = require('node:fs');
for (const name of [Buffer.from([0xff, 0xfe]), Buffer.alloc(255, '\n'), Buffer.alloc(255, 0x80), Buffer.from(' '), Buffer.from('-rf')])
  fs.writeFileSync(name, 'x');
console.log(fs.readdirSync('.', { encoding: 'buffer' }).length - 1);
