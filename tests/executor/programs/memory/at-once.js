//: about: takes 400 MB at once and uses them
//: outcome: memory_limit
//: stdout: ""
console.log(Buffer.alloc(400_000_000, 1).length);
