//: about: /tmp from wherever a program stands: calls that wait and calls that do not, streams, children, sockets
//: stdout: "one\ntwo\n[ 'a', 'b' ]\nthree\nfour\nfive\nsix\nfalse\n"
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const { execFileSync, execSync } = require('node:child_process');

(async () => {
  fs.writeFileSync('/tmp/a', 'one');
  console.log(fs.readFileSync('/tmp/a', 'utf8'));
  process.chdir('/');
  fs.mkdirSync('/tmp/b/c', { recursive: true });
  fs.writeFileSync('/tmp/b/c/d', 'two');
  console.log(fs.readFileSync('/tmp/b/c/d', 'utf8'));
  console.log(fs.readdirSync('/tmp'));
  await fs.promises.copyFile('/tmp/a', '/var/tmp/e');
  await fs.promises.writeFile('/tmp/e', 'three');
  console.log(String(await fs.promises.readFile('/tmp/e')));
  const made = fs.mkdtempSync('/tmp/made-');
  if (!/^\/tmp\/made-\w{6}$/.test(made) || !fs.statSync(made).isDirectory() || !fs.existsSync(fs.realpathSync('/tmp/a'))) console.log('wrong', made);
  console.log(execSync('echo four > /tmp/f; cat /tmp/f', { encoding: 'utf8', env: {} }).trim());
  console.log(execFileSync(process.execPath, ['-e', 'fs.writeFileSync("/tmp/g", "five"); console.log(fs.readFileSync("/tmp/g", "utf8"))'], { encoding: 'utf8', cwd: '/usr' }).trim());
  const server = net.createServer((socket) => socket.end('six')).listen('/tmp/socket', () => {
    net.connect('/tmp/socket').on('data', (data) => {
      console.log(String(data));
      server.close();
      fs.rmSync('/tmp/b', { recursive: true });
      console.log(fs.existsSync('/tmp/b') || !fs.existsSync(os.tmpdir()));
    });
  });
})();
