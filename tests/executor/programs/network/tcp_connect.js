//: about: TCP to the internet, to the host and to the executor, by sockets, HTTP and fetch: nothing connects
//: stdout: "12 refused\n"
const net = require('node:net');
const http = require('node:http');
let refused = 0;
const closed = [];
const attempt = (port, host) => closed.push(new Promise((resolve) => {
  try {
    const socket = net.connect({ port, host, timeout: 2000 });
    socket.on('connect', () => { console.log('connected', host, port); socket.destroy(); resolve(); });
    for (const event of ['error', 'timeout'])
      socket.on(event, () => { refused++; socket.destroy(); resolve(); });
  } catch {
    refused++;
    resolve();
  }
}));
for (const host of ['1.1.1.1', '172.17.0.1', '169.254.169.254', '127.0.0.1', '::1']) {
  attempt(8765, host);
  attempt(443, host);
}
closed.push(new Promise((resolve) => {
  http.get('http://127.0.0.1:8765/', () => { console.log('answered'); resolve(); }).on('error', () => { refused++; resolve(); });
}));
closed.push(fetch('http://127.0.0.1:8765/').then(() => console.log('fetched'), () => { refused++; }));
Promise.all(closed).then(() => console.log(refused, 'refused'));
