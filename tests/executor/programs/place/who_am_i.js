//: about: a program has a user with a name and a home
//: stdout: "learner learner true true\nlearner\n"
//: stderr: ""
const os = require('node:os');
const me = os.userInfo();
console.log(me.username, process.env.USER, me.homedir === os.homedir(), me.homedir === process.cwd());
console.log(require('node:child_process').execSync('whoami', { encoding: 'utf8' }).trim());
