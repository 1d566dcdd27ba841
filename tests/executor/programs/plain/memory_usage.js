//: about: what a program can ask about itself and the machine: memory, processors, times, directories
//: stdout: "true true true true true true true true\n"
const os = require('node:os');
const fs = require('node:fs');

const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
const usage = process.resourceUsage();
const test = `${os.tmpdir()}/test`;
fs.writeFileSync(test, 'x');
fs.unlinkSync(test);
console.log(rss > heapUsed, heapUsed > 1e6, arrayBuffers >= 0, process.memoryUsage.rss() > 1e7,
  os.cpus().length > 0 && os.totalmem() > os.freemem(), usage.userCPUTime > 0 && process.uptime() > 0,
  process.cwd() === os.homedir(), typeof process.cpuUsage().user === 'number' && os.loadavg().length === 3);
