//: about: destroys its input and goes on
//: input: "one\ntwo\n"
//: stdout: "done\n"
process.stdin.destroy();
setTimeout(() => console.log("done"), 100);
