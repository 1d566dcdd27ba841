//: about: an array that grows while it is gone through
//: outcome: memory_limit
const numbers = [1];
for (const number of numbers) numbers.push(number, number + 1);
