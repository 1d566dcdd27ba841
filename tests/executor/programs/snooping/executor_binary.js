//: about: the executor's program: neither read, nor run, nor linked
//: stdout: ""
const fs = require('node:fs');
const { spawnSync } = require('node:child_process');
const path = '/opt/learncode/executor';
const attempt = (name, action) => {
  try {
    console.log(name, action());
  } catch {
  }
};
attempt('read', () => fs.readFileSync(path).length);
attempt('copy', () => fs.copyFileSync(path, 'x'));
attempt('link', () => fs.linkSync(path, 'y'));
attempt('run', () => {
  const { error, status } = spawnSync(path, ['--health-check']);
  if (error)
    throw error;
  return status;
});
