//: about: fills /dev/shm, which has an end
//: stdout: "full\n"
const fs = require("fs");

const file = fs.openSync("/dev/shm/full", "w");
const much = Buffer.alloc(1_000_000, 120);
try {
    for (let i = 0; i < 1000; ++i) fs.writeSync(file, much);
    console.log("a gigabyte");
} catch {
    console.log("full");
}
