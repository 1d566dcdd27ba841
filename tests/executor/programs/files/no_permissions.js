//: about: directories without any permission, with files in them, and its own ones too
//: stdout: "done\n"
const fs = require('node:fs');
fs.mkdirSync('a/b/c', { recursive: true });
fs.writeFileSync('a/b/c/f', 'x');
for (const path of ['a/b/c/f', 'a/b/c', 'a/b', 'a', process.env.TMPDIR, '..', '.'])
  fs.chmodSync(path, 0);
console.log('done');
