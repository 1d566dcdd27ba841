//: about: a module that waits for a promise that nobody keeps: Node ends it with code 13
//: outcome: nonzero_exit
//: exit: 13
//: stdout: "before\n"
import process from "node:process";

console.log("before");
await new Promise(() => {});
console.log("after", process.pid);
