//: about: stops itself and its whole group
//: outcome: timeout
//: wall-ms: 1500
process.kill(0, "SIGSTOP");
setTimeout(() => {}, 100000);
