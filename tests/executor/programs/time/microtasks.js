//: about: promises that go on for ever, so that no timer is ever reached
//: outcome: timeout
//: wall-ms: 1500
setTimeout(() => console.log("never"), 10);
(async () => {
    for (;;) await null;
})();
