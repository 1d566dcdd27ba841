//: about: SIGSTOP to everybody and to its own group
//: outcome: timeout
//: wall-ms: 1500
for (const target of [-1, 0]) {
  try {
    process.kill(target, 'SIGSTOP');
  } catch {
  }
}
setInterval(() => {}, 1000);
