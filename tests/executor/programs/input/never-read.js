//: about: ten megabytes that it never reads
//: input: "x" * 10000000
//: stdout: "done\n"
setTimeout(() => console.log("done"), 500);
