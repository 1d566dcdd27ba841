//: about: opens its output by name, as on a plain machine
//: stdout: "one\ntwo\n"
//: stderr: "three\n"
const fs = require("fs");

fs.writeFileSync("/dev/stdout", "one\n");
fs.writeFileSync("/proc/self/fd/1", "two\n");
fs.writeFileSync("/dev/stderr", "three\n");
