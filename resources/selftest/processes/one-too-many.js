//: about: one process more than a run may have, beside the threads that Node has anyway
//: outcome: process_limit
//: stdout: "128\n"
//: message-contains: it may have 128 at once
//: self-test: A program may have 128 processes and threads at once, and is stopped at one more.
const { spawn } = require("child_process");
const { readdirSync } = require("fs");

let alive = readdirSync("/proc/self/task").length;
const start = () => spawn("sleep", ["1000"], { stdio: "ignore" }).on("error", () => {});
for (; alive < 128; ++alive) start();
console.log(alive);
start();
console.log("and one more");
setTimeout(() => {}, 1_000_000);
