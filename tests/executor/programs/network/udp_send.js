//: about: sends datagrams out
//: stdout: "nothing sent\n"
const dgram = require('node:dgram');
let left = 3;
const done = () => { if (--left === 0) { console.log('nothing sent'); process.exit(); } };
for (const host of ['8.8.8.8', '127.0.0.11', '224.0.0.251']) {
  try {
    const socket = dgram.createSocket('udp4').on('error', done);
    socket.send('secret', 53, host, (error) => (error ? done() : console.log('sent', host)));
  } catch {
    done();
  }
}
