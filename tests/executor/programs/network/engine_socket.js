//: about: the engine's socket, and others of the host's: not there
//: stdout: "3 refused\n"
const net = require('node:net');
let refused = 0;
for (const path of ['/var/run/docker.sock', '/run/containerd/containerd.sock', '\0learncode'])
  net.connect(path, () => console.log('connected', path)).on('error', () => { if (++refused === 3) console.log('3 refused'); });
