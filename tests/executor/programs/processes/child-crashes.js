//: about: a child crashes and the parent goes on: no crash of the run
//: stdout: "SIGSEGV\n"
const { spawnSync } = require("child_process");

console.log(spawnSync(process.execPath, ["-e", "process.kill(process.pid, 'SIGSEGV'); setTimeout(() => {}, 9000)"]).signal);
