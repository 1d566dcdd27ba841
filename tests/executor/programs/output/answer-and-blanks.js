//: about: the right answer and then ten megabytes of blanks
//: outcome: output_limit
//: stdout-contains: 42
console.log("42");
process.stdout.write(" ".repeat(10_000_000));
