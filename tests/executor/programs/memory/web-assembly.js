//: about: memory of WebAssembly that grows and is filled
//: outcome: memory_limit
const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
for (;;) {
    const pages = memory.grow(100);
    new Uint8Array(memory.buffer, pages * 65536).fill(1);
}
