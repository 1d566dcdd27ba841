//: about: takes memory until it is stopped
//: outcome: memory_limit
//: self-test: A program that takes ever more memory is stopped.
const taken = [];
for (;;) taken.push(Buffer.alloc(8_000_000, 1));
