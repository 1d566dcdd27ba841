//: about: looks for what residue/1-leave left, which runs before it
//: stdout: "that is all\n"
//: self-test: The program after it finds nothing of that.
const fs = require("fs");

for (const place of [".", process.env.TMPDIR, "/tmp", "/dev/shm", "/var/tmp"]) {
    if (fs.existsSync(place + "/left-behind")) console.log("a file in", place);
}
let numbers = [];
try {
    numbers = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
} catch {
    // not to be seen at all
}
for (const number of numbers) {
    try {
        if (fs.readFileSync(`/proc/${number}/cmdline`, "utf8").includes("left-behind")) console.log("process", number);
    } catch {
        // gone, or not to be seen
    }
}
console.log("that is all");
