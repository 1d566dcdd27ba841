const fs = require('node:fs');
const os = require('node:os');
const net = require('node:net');
const { execFileSync } = require('node:child_process');

const [pid, home] = [Number(process.argv[2]), process.argv[3]];
const attempt = (name, action) => {
  try {
    console.log(name, action());
  } catch {
  }
};
for (const name of ['environ', 'cmdline', 'mem', 'maps', 'status', 'stat', 'io', 'limits', 'comm', 'fd/0', 'fd/1', 'fd/20', 'cwd/data.txt', `task/${pid}/cmdline`])
  attempt(`open ${name}`, () => fs.openSync(`/proc/${pid}/${name}`, 'r'));
for (const name of ['fd', 'task', 'ns', 'cwd', 'map_files'])
  attempt(`list ${name}`, () => fs.readdirSync(`/proc/${pid}/${name}`));
for (const name of ['exe', 'cwd', 'root', 'fd/0'])
  attempt(`read link ${name}`, () => fs.readlinkSync(`/proc/${pid}/${name}`));
for (const name of ['data.txt', 'main.js', '../tmp/s3cret', 'planted']) {
  attempt(`read ${name}`, () => fs.readFileSync(`${home}/${name}`, 'utf8'));
  attempt(`write ${name}`, () => fs.writeFileSync(`${home}/${name}`, 'x'));
  attempt(`remove ${name}`, () => fs.unlinkSync(`${home}/${name}`));
}
for (const directory of [home, '/work', '/proc', '/dev/shm'])
  attempt(`list ${directory}`, () => fs.readdirSync(directory));
attempt('shared memory', () => fs.readFileSync('/dev/shm/s3cret', 'utf8'));
attempt('remove shared memory', () => fs.unlinkSync('/dev/shm/s3cret'));
for (const signal of [0, 'SIGSTOP', 'SIGCONT', 'SIGKILL', 'SIGUSR1'])
  attempt(`signal ${signal}`, () => process.kill(pid, signal));
attempt('priority', () => os.setPriority(pid, 19));
attempt('debugger', () => process._debugProcess(pid));
attempt('grep', () => execFileSync('grep', ['-rls', 's3cret', '/work', '/dev/shm', `/proc/${pid}`], { encoding: 'utf8' }));
net.connect('\0s3cret', () => { console.log('connected'); process.exit(); }).on('error', () => console.log('tried'));
