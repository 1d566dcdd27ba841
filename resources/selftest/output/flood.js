//: about: prints for ever
//: outcome: output_limit
//: output-bytes: 100000
//: stdout-contains: first words
//: self-test: A program that prints for ever is stopped, and what it printed first is kept.
console.log("first words");
for (;;) console.log("more words ".repeat(100));
