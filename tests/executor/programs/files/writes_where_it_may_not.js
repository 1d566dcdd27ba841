//: about: writes in every place that is not its own
//: stdout: ""
const fs = require('node:fs');
for (const place of ['/', '/etc', '/opt/learncode', '/work', '/work/7', '/usr/bin', '/work/etc', '/run', '/run/lock', '/dev', '/dev/mqueue',
  '/root', '/home', '/proc', '/proc/self', '/sys', '/sys/fs/cgroup', '/proc/sys/kernel', '/var/lib', '/mnt', '/dev/pts']) {
  try {
    fs.writeFileSync(`${place}/x`, 'x');
    console.log(place);
  } catch {
  }
}
