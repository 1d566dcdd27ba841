//: about: symbolic links in circles and to everywhere, hard links, a FIFO by mkfifo, a socket that stays
//: outcome: signal
//: signal: SIGTERM
//: stdout: "40 true\n"
const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
fs.symlinkSync('circle', 'circle');
fs.symlinkSync('/work', 'work');
fs.symlinkSync('/dev/zero', 'zero');
fs.writeFileSync('one', '');
for (let i = 0; i < 39; i++)
  fs.linkSync('one', `one${i}`);
execFileSync('mkfifo', ['fifo']);
require('node:net').createServer().listen('socket', () => {
  console.log(fs.statSync('one').nlink, fs.statSync('fifo').isFIFO());
  process.kill(process.pid, 'SIGTERM');
});
