//: about: tries to read secrets and to change the system
//: stdout: "done\n"
//: self-test: A program can neither read nor change what is not its own.
const fs = require("fs");

for (const path of ["/etc/shadow", "/proc/1/environ", "/proc/1/mem", "/opt/learncode/token"]) {
    try {
        fs.readFileSync(path);
        console.log("read", path);
    } catch {
        // as it should be
    }
}
for (const path of ["/changed", "/etc/changed", "/usr/bin/changed", "/work/changed", "/opt/learncode/changed"]) {
    try {
        fs.writeFileSync(path, "");
        console.log("changed", path);
    } catch {
        // as it should be
    }
}
console.log("done");
