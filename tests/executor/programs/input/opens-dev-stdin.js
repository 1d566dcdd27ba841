//: about: opens its input by name, as on a plain machine
//: input: "one\n"
//: stdout: "\"one\\n\"\n"
const fs = require("fs");

console.log(JSON.stringify(fs.readFileSync("/dev/stdin", "utf8")));
