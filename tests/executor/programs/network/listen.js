//: about: servers of every kind: HTTP, TCP, UDP, in a cluster
//: stdout: "3 refused\n"
const http = require('node:http');
const net = require('node:net');
const dgram = require('node:dgram');
let refused = 0;
const said = [];
const attempt = (start) => said.push(new Promise((resolve) => {
  const no = () => { refused++; resolve(); };
  try {
    start(() => { console.log('listens'); resolve(); }, no);
  } catch {
    no();
  }
}));
attempt((yes, no) => http.createServer().on('error', no).listen(8080, yes));
attempt((yes, no) => net.createServer().on('error', no).listen(0, '::', yes));
attempt((yes, no) => dgram.createSocket('udp4').on('error', no).bind(0, yes));
Promise.all(said).then(() => { console.log(refused, 'refused'); process.exit(); });
