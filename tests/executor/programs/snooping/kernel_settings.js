//: about: well-known doors to the machine: settings, devices, kernel memory, cgroup files
//: stdout: "closed\n"
const fs = require('node:fs');
for (const path of ['/proc/sys/kernel/core_pattern', '/proc/sys/vm/drop_caches', '/sys/kernel/uevent_helper', '/sys/fs/cgroup/cgroup.procs',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes', '/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/pids/pids.max', '/proc/sysrq-trigger', '/proc/1/oom_score_adj',
  '/dev/kmsg', '/dev/mem', '/dev/sda', '/dev/fuse', '/dev/console', '/dev/net/tun']) {
  try {
    fs.openSync(path, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
    console.log(path);
  } catch {
  }
}
console.log('closed');
