//: about: becoming somebody else, and what it is to begin with
//: stdout: "true true\n00000000000000000000000000000000000000000000000000000000 1\n"
const fs = require('node:fs');
for (const action of [() => process.setuid(0), () => process.setgid(0), () => process.setgroups([0]), () => process.seteuid(0), () => process.initgroups('root', 0)]) {
  try {
    action();
    console.log('became somebody else');
  } catch {
  }
}
console.log(process.getuid() === process.geteuid() && process.getuid() > 1000, process.getgroups().filter((id) => id !== process.getgid()).length === 0);
const status = fs.readFileSync('/proc/self/status', 'utf8');
const value = (name) => status.match(new RegExp(`${name}:\\s+(\\S+)`))[1];
console.log(['CapInh', 'CapPrm', 'CapEff', 'CapAmb'].map((name) => value(name).slice(2)).join(''), value('NoNewPrivs'));
