//: about: sends itself SIGFPE
//: outcome: signal
//: signal: SIGFPE
process.kill(process.pid, "SIGFPE");
setTimeout(() => {}, 9000);
