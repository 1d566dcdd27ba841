const pid = Number(process.argv[2]);
console.log('stopping');
setInterval(() => {
  for (const target of [pid, -pid, 1, -1]) {
    for (const signal of ['SIGSTOP', 'SIGTSTP', 'SIGKILL', 'SIGINT', 'SIGUSR1']) {
      try {
        process.kill(target, signal);
      } catch {
      }
    }
  }
}, 10);
