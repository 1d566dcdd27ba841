//: about: says hello
//: stdout: "Hello from JavaScript\n"
//: stderr: ""
//: self-test: A program runs and its words arrive.
console.log("Hello from JavaScript");
