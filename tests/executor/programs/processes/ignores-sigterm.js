//: about: ignores the signals that end a program, and loops
//: outcome: timeout
//: wall-ms: 1500
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"]) process.on(signal, () => {});
for (;;);
