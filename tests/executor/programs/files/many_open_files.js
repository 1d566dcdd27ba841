//: about: descriptors without end
//: stdout: "EMFILE\n"
const fs = require('node:fs');
try {
  for (;;)
    fs.openSync('/dev/null', 'r');
} catch (error) {
  console.log(error.code);
}
