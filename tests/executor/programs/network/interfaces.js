//: about: asks for the network's interfaces: none but the loop, or a refusal
//: stdout: "nothing\n"
const os = require('node:os');
try {
  const names = Object.keys(os.networkInterfaces()).filter((name) => name !== 'lo');
  console.log(names.length === 0 ? 'nothing' : names);
} catch {
  console.log('nothing');
}
