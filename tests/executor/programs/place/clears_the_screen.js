//: about: clears a screen that is not there: not a word, also not as an error
//: stdout: "before\nafter\n"
//: stderr: ""
console.log('before');
require('node:child_process').spawnSync('clear', { stdio: 'inherit' });
console.clear();
console.log('after');
