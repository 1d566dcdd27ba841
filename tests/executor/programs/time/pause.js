//: about: waits for a change of memory that never comes
//: outcome: timeout
//: wall-ms: 1500
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
