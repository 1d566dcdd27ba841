//: about: takes 120 GB and reads a byte in each 2 MB: nothing but page tables, which are the kernel's memory
//: outcome: memory_limit
//: self-test: A program that makes the system use memory for it is stopped.
const taken = [];
for (let i = 0; i < 120; ++i) {
    const memory = new Uint8Array(2 ** 30); // of no weight: the kernel gives it when it is written to
    taken.push(memory);
    let sum = 0;
    for (let at = 0; at < memory.length; at += 2 << 20) sum += memory[at];
}
setTimeout(() => taken.length, 1_000_000);
