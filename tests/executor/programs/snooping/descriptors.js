//: about: descriptors inherited from the executor: only those that Node itself opens
//: stdout: "true\n"
const fs = require('node:fs');
const targets = fs.readdirSync('/proc/self/fd').map((fd) => {
  try {
    return fs.readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return 'gone';
  }
});
console.log(targets.every((target) => /^(pipe:|anon_inode:|gone|\/dev\/null|\/proc\/|socket:|\/work\/\d+\/code)/.test(target))
  && targets.filter((target) => target.startsWith('socket:')).length === 0);
