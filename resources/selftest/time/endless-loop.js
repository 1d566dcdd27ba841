//: about: loops for ever
//: outcome: timeout
//: wall-ms: 1000
//: stdout: "looping\n"
//: self-test: A program that never ends is stopped.
console.log("looping");
for (;;);
