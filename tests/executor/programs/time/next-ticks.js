//: about: ticks that ask for the next tick for ever
//: outcome: timeout
//: wall-ms: 1500
process.nextTick(function again() {
    process.nextTick(again);
});
