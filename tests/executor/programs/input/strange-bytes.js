//: about: NUL, CRLF, escapes and bytes of characters arrive as they were sent
//: input: "a\u0000b\r\n\u001b[A\u00e4\ud83d\ude42\u0004" * 1000
//: stdout: "15000 1000 1000\n"
const data = require("fs").readFileSync(0);
let zeros = 0;
for (const byte of data) zeros += byte === 0;
console.log(data.length, zeros, data.toString("latin1").split("\r\n").length - 1);
