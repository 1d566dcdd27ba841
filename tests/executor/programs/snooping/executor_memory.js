//: about: everything in /proc that would tell of the executor, process 1
//: stdout: "tried\n"
const fs = require('node:fs');
for (const name of ['environ', 'mem', 'maps', 'smaps', 'auxv', 'stack', 'syscall', 'io', 'cmdline', 'status', 'stat', 'limits', 'pagemap', 'personality',
  'mountinfo', 'cgroup', 'wchan', 'task/1/environ', 'task/1/mem', 'root/opt/learncode/executor', 'cwd/opt/learncode/executor', 'net/tcp']) {
  try {
    fs.closeSync(fs.openSync(`/proc/1/${name}`, 'r'));
    console.log('opened', name);
  } catch {
  }
}
for (const name of ['fd', 'fdinfo', 'map_files', 'ns', 'root', 'cwd', 'task']) {
  try {
    console.log(name, fs.readdirSync(`/proc/1/${name}`));
  } catch {
  }
}
for (const name of ['exe', 'cwd', 'root', 'fd/0', 'ns/net']) {
  try {
    console.log(name, fs.readlinkSync(`/proc/1/${name}`));
  } catch {
  }
}
console.log('tried');
