//: about: one line of a megabyte
//: input: "x" * 1000000
//: stdout: "1000000\n"
const readline = require("readline");

readline.createInterface({ input: process.stdin }).on("line", (line) => console.log(line.length));
