//: about: each process starts the next one and goes; the first is done at once
//: stdout: "started\n"
const { spawn } = require("child_process");

spawn(process.execPath, [__filename, "next"], { detached: true, stdio: "ignore" }).unref();
if (process.argv[2] !== "next") console.log("started");
