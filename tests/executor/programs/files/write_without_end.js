//: about: one file that grows until there is no more room
//: stdout: "true\n"
const fs = require('node:fs');
const file = fs.openSync('x', 'w');
try {
  for (;;)
    fs.writeSync(file, Buffer.alloc(1 << 20));
} catch (error) {
  console.log(['ENOSPC', 'EFBIG'].includes(error.code));
}
