//: about: removes and renames its own directories, then goes on
//: stdout: "still here\n"
const fs = require('node:fs');
const root = fs.realpathSync('..');
process.chdir('/');
fs.rmSync(process.env.TMPDIR, { recursive: true, force: true });
fs.rmSync(`${root}/code`, { recursive: true, force: true });
for (const action of [() => fs.renameSync(root, `${root}x`), () => fs.rmdirSync(root)]) {
  try {
    action();
    console.log('gone');
  } catch {
  }
}
console.log('still here');
