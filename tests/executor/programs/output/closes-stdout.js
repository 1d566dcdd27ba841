//: about: closes its output and goes on
//: stdout: "a"
//: stderr: ""
const fs = require("fs");

fs.writeSync(1, "a");
fs.closeSync(1);
fs.closeSync(2);
setTimeout(() => {}, 300);
