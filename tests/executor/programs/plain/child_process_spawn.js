//: about: child processes: spawn with pipes, exec, execFileSync, exit codes, signals, errors
//: stdout: "LOUD\n7 null\nnull SIGKILL\n3\nsync\nENOENT\n"
const { spawn, exec, execFileSync } = require('node:child_process');
const { once } = require('node:events');

(async () => {
  const upper = spawn('tr', ['a-z', 'A-Z']);
  upper.stdout.pipe(process.stdout);
  upper.stdin.end('loud\n');
  await once(upper, 'close');
  console.log(...await once(spawn('sh', ['-c', 'exit 7']), 'exit'));
  const sleeper = spawn('sleep', ['60']);
  sleeper.kill('SIGKILL');
  console.log(...await once(sleeper, 'exit'));
  process.stdout.write(await new Promise((resolve) => exec('echo $((1 + 2))', (error, out) => resolve(out))));
  process.stdout.write(execFileSync('echo', ['sync']));
  const [error] = await once(spawn('./no-such-program'), 'error');
  console.log(error.code);
})();
