//: about: what the environment and the command line tell: nothing of the executor
//: stdout: "HOME,LANG,LOGNAME,PATH,TERM,TMPDIR,USER\nfalse\n"
const fs = require('node:fs');
console.log(String(Object.keys(process.env).sort()));
const all = fs.readFileSync('/proc/self/environ', 'latin1') + fs.readFileSync('/proc/self/cmdline', 'latin1');
console.log(/token|secret|8765/i.test(all));
