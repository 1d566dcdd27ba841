//: about: leaves files and a process behind
//: stdout: "left\n"
//: self-test: A program that leaves files and processes behind ends like any other.
const fs = require("fs");
const { spawn } = require("child_process");

for (const place of [".", process.env.TMPDIR, "/tmp", "/dev/shm", "/var/tmp"]) {
    try {
        fs.writeFileSync(place + "/left-behind", "");
    } catch {
        // not writable at all
    }
}
spawn("sleep", ["600"], { argv0: "left-behind", detached: true, stdio: "ignore" }).unref();
setTimeout(() => console.log("left"), 100);
