//: about: signals to the executor: stop, continue, interrupt, kill, the debugger's, all of them
//: stdout: ""
for (let signal = 0; signal <= 31; signal++) {
  try {
    process.kill(1, signal);
    console.log(signal);
  } catch {
  }
}
try {
  process._debugProcess(1);
  console.log('debugger');
} catch {
}
