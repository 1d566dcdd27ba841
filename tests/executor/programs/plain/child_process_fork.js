//: about: a forked Node process answers messages, and knows its own memory
//: stdout: "{\"doubled\":42}\ntrue\n0\n"
const { fork } = require('node:child_process');

if (process.send) {
  process.on('message', ({ n }) => {
    process.send({ doubled: 2 * n, rss: process.memoryUsage().rss });
    process.disconnect();
  });
} else {
  const child = fork(__filename);
  child.send({ n: 21 });
  child.on('message', ({ rss, ...rest }) => {
    console.log(JSON.stringify(rest));
    console.log(rss > 1e7);
  });
  child.on('close', (code) => console.log(code));
}
