//: about: buffers that are shared between threads
//: outcome: memory_limit
const all = [];
for (;;) all.push(new Uint8Array(new SharedArrayBuffer(8_000_000)).fill(1));
