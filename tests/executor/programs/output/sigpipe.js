//: about: closes its output and prints on: no crash of what is not its own
//: stdout: "a\n"
const fs = require("fs");

fs.writeSync(1, "a\n");
fs.closeSync(1);
try {
    fs.writeSync(1, "b\n");
} catch {
    // EBADF, as it should be
}
