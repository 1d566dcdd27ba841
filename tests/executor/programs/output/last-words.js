//: about: a detached child prints just before its parent ends; it holds the pipe for ever
//: stdout: "last words\n"
const { spawn } = require("child_process");

const child = spawn("sh", ["-c", "echo last words; echo x >&3; sleep 1000"], { detached: true, stdio: ["ignore", 1, 2, "pipe"] });
child.stdio[3].on("data", () => process.exit(0));
