const fs = require('node:fs');
const net = require('node:net');
const { createInterface } = require('node:readline/promises');

const rl = createInterface({ input: process.stdin });
(async () => {
  const first = await rl.question('');
  process.env.SECRET = first;
  fs.writeFileSync('/dev/shm/s3cret', first, { mode: 0o600 });
  fs.writeFileSync(`${process.env.TMPDIR}/s3cret`, first);
  const server = net.createServer().listen('\0s3cret');
  console.log(process.pid, process.cwd());
  console.log('got', await rl.question(''));
  server.close();
  rl.close();
})();
