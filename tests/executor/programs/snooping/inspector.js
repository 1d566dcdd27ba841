//: about: Node's own doors: the inspector's port, reports, heap snapshots, flags, native addons made by hand
//: stdout: "no port\nreport true\nno addon\n"
const fs = require('node:fs');
try {
  require('node:inspector').open(0, '127.0.0.1');
  console.log(require('node:inspector').url() ? 'listens' : 'no port');
} catch {
  console.log('no port');
}
process.report.excludeNetwork = true;
const report = JSON.stringify(process.report.getReport());
console.log('report', !/LEARNCODE_TOKEN/.test(report));
fs.writeFileSync('evil.node', '\x7fELF\x02\x01\x01');
try {
  process.dlopen({ exports: {} }, `${process.cwd()}/evil.node`);
  console.log('addon');
} catch {
  console.log('no addon');
}
