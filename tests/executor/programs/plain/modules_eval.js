//: about: modules of the program's own, import(), vm, eval, signals to itself
//: stdout: "7\n8\n9\n10\ngot SIGUSR2\n"
const fs = require('node:fs');
const vm = require('node:vm');

fs.writeFileSync('own.cjs', 'module.exports = 7;');
fs.writeFileSync('own.mjs', 'export default 8;');
(async () => {
  console.log(require('./own.cjs'));
  console.log((await import('./own.mjs')).default);
  console.log(vm.runInNewContext('a + 1', { a: 8 }));
  console.log(eval('5 + 5'));
  process.once('SIGUSR2', (name) => { console.log('got', name); clearInterval(wait); });
  const wait = setInterval(() => {}, 1000);
  process.kill(process.pid, 'SIGUSR2');
})();
