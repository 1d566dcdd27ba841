//: about: a server and a client on a Unix socket in the program's own directory
//: stdout: "olleh\nfalse\n"
const net = require('node:net');
const fs = require('node:fs');

const server = net.createServer((socket) => {
  socket.on('data', (data) => socket.end([...data.toString()].reverse().join('')));
}).listen('socket', () => {
  net.connect('socket').end('hello').on('data', (data) => console.log(String(data))).on('close', () => {
    server.close(() => console.log(fs.existsSync('socket')));
  });
});
