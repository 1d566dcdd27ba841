//: about: loops in what it does at its exit, after the answer
//: outcome: timeout
//: wall-ms: 1500
//: stdout: "42\n"
process.on("exit", () => {
    for (;;);
});
console.log(42);
