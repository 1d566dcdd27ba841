//: about: writes a gigabyte
//: stdout: "no more room\n"
//: self-test: A program that fills the disk reaches its limit.
const fs = require("fs");
const file = fs.openSync("large", "w");
const much = Buffer.alloc(1_000_000, 120);
try {
    for (let i = 0; i < 1000; ++i) fs.writeSync(file, much);
    console.log("there was room for a gigabyte");
} catch (error) {
    console.log("no more room");
}
