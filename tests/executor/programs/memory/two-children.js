//: about: two children that take 150 MB each, together more than there is
//: outcome: memory_limit
const { spawn } = require("child_process");

for (let i = 0; i < 2; ++i) {
    spawn(process.execPath, ["-e", "const a = Buffer.alloc(150_000_000, 1); setTimeout(() => a.length, 1000000)"], { stdio: "ignore" });
}
