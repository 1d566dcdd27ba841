// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Run with `node --test docker/runtime/javascript/`. Each program is a process of its own, as a learner's
// is, and gets its input in each way in which input can arrive.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { programs, rawPrograms } from './readline-feed.programs.mjs';

const shim = fileURLToPath(new URL('./readline-feed.cjs', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'readline-feed-'));
after(() => rmSync(directory, { recursive: true }));

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const deliveries = {
  'all at once': async (stdin, input) => stdin.end(input),
  'without the last newline': async (stdin, input) => stdin.end(input.replace(/\r?\n$/, '')),
  'line by line': async (stdin, input) => {
    for (const line of input.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      stdin.write(line);
      await pause(15);
    }
    stdin.end();
  },
  'byte by byte': async (stdin, input) => {
    for (const byte of Buffer.from(input)) {
      stdin.write(Buffer.of(byte));
      await pause(1);
    }
    stdin.end();
  },
};

let programCount = 0;

/**
 * Starts a program; `finished` gives what it printed and its exit code. Its input is a pipe, as in an
 * executor, or with pipe: false the socket that Node makes for a child.
 */
function start(code, { preload = true, pipe = false } = {}) {
  const file = join(directory, `main${++programCount}.js`);
  writeFileSync(file, code);
  const command = [process.execPath, ...(preload ? ['--require', shim] : []), file];
  if (pipe)
    command.unshift('sh', '-c', 'cat | "$@"', 'sh');
  const child = spawn(command[0], command.slice(1));
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    child[name].setEncoding('utf8').on('data', (text) => { output[name] += text; });
  child.stdin.on('error', () => {}); // a program may end before it has read all
  const killer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const finished = new Promise((resolve) => child.on('close', (exitCode, signal) => {
    clearTimeout(killer);
    resolve({ ...output, exitCode, signal });
  }));
  return { stdin: child.stdin, output, finished };
}

async function run(code, input, deliver, options) {
  const program = start(code, { pipe: true, ...options });
  await deliver(program.stdin, input);
  return program.finished;
}

async function printed(program, text) {
  for (let i = 0; i < 500 && !program.output.stdout.includes(text); ++i)
    await pause(10);
  assert.ok(program.output.stdout.includes(text), `"${text}" not printed: ${JSON.stringify(program.output)}`);
}

for (const program of programs) {
  describe(program.name, () => {
    for (const [how, deliver] of Object.entries(deliveries)) {
      test(how, async () => {
        const result = await run(program.code, program.input, deliver);
        assert.equal(result.stdout, program.stdout);
        assert.equal(result.exitCode, program.exitCode ?? 0, result.stderr);
        if (!program.exitCode)
          assert.equal(result.stderr, '');
      });
    }
    if (program.plainNodeFails) {
      test('is why this exists: plain Node fails', async () => {
        const result = await run(program.code, program.input, deliveries[program.plainNodeFails], { preload: false });
        assert.notEqual(result.stdout, program.stdout);
      });
    }
  });
}

describe('programs that do not use readline', () => {
  for (const program of rawPrograms) {
    test(program.name, async () => {
      const input = program.input ?? '100\n200';
      const plain = await run(program.code, input, deliveries['all at once'], { preload: false });
      const fed = await run(program.code, input, deliveries['all at once']);
      assert.deepEqual(fed, plain);
      assert.equal(fed.stdout, program.stdout);
    });
  }
});

describe('while the input stays open', () => {
  test('a prompt is seen before anything is typed', async () => {
    const program = start(`
      const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });
      rl.question('Name? ', (name) => { console.log('Hi ' + name); rl.close(); });`);
    await printed(program, 'Name? ');
    program.stdin.write('Ann\n');
    const result = await program.finished; // its input has not ended
    assert.equal(result.stdout, 'Name? Hi Ann\n');
    assert.equal(result.exitCode, 0);
  });

  test('a program waits for its second answer', async () => {
    const program = start(`
      import { createInterface } from 'node:readline/promises';
      const rl = createInterface({ input: process.stdin, output: process.stdout });
      console.log(await rl.question('A? '));
      console.log(await rl.question('B? '));
      rl.close();`);
    program.stdin.write('1\n');
    await printed(program, 'B? ');
    await pause(200);
    program.stdin.write('2\n');
    assert.equal((await program.finished).stdout, 'A? 1\nB? 2\n');
  });

  test('lines beside a pending question do not keep a closed program alive', async () => {
    const program = start(`
      const rl = require('readline').createInterface({ input: process.stdin });
      rl.question('', (line) => { console.log(line); rl.close(); });`);
    program.stdin.write('one\ntwo\nthree\n');
    assert.equal((await program.finished).stdout, 'one\n');
  });

  test('a paused interface lets the program end', async () => {
    const program = start(`
      const rl = require('readline').createInterface({ input: process.stdin });
      rl.on('line', (line) => { console.log(line); rl.pause(); });`);
    program.stdin.write('one\ntwo\n');
    assert.equal((await program.finished).stdout, 'one\n');
  });

  test('a paused interface goes on when it is resumed', async () => {
    const program = start(`
      const rl = require('readline').createInterface({ input: process.stdin });
      rl.on('line', (line) => {
        console.log(line);
        rl.pause();
        setTimeout(() => rl.resume(), 20);
      }).on('close', () => console.log('end'));`);
    program.stdin.end('one\ntwo\n');
    assert.equal((await program.finished).stdout, 'one\ntwo\nend\n');
  });
});

describe('errors', () => {
  test('an exception in an answer ends the program with its own trace', async () => {
    const result = await run(`
      const rl = require('readline').createInterface({ input: process.stdin });
      rl.question('', (line) => { missing(line); });`, 'x\ny\n', deliveries['all at once']);
    assert.equal(result.exitCode, 1);
    assert.match(result.stderr, /^\S+main\d+\.js:3\n[^]*ReferenceError: missing is not defined\n\s+at \S*.*main\d+\.js:3:35/);
  });

  test('an exception after an awaited question does not show the shim', async () => {
    const result = await run(`
      import { createInterface } from 'node:readline/promises';
      const rl = createInterface({ input: process.stdin });
      await rl.question('');
      missing();`, 'x\ny\n', deliveries['all at once']);
    assert.equal(result.exitCode, 1);
    assert.doesNotMatch(result.stderr, /readline-feed\.cjs/);
  });

  test('a question after close() is refused as plain Node refuses it', async () => {
    const code = `
      const rl = require('readline').createInterface({ input: process.stdin });
      rl.close();
      rl.question('', () => {});`;
    const result = await run(code, '', deliveries['all at once']);
    assert.equal(result.exitCode, 1);
    assert.match(result.stderr, /ERR_USE_AFTER_CLOSE/);
    assert.doesNotMatch(result.stderr, /readline-feed\.cjs/);
  });
});

describe('much input', () => {
  const lines = 100_000;
  const input = Array.from({ length: lines }, (_, i) => `${i} abcdefg\n`).join('');

  for (const [name, code] of Object.entries({
    'line events': `
      let n = 0, sum = 0;
      require('readline').createInterface({ input: process.stdin })
        .on('line', (line) => { n += 1; sum += parseInt(line); })
        .on('close', () => console.log(n, sum));`,
    'for await': `
      let n = 0, sum = 0;
      const rl = (await import('node:readline')).createInterface({ input: process.stdin });
      for await (const line of rl) { n += 1; sum += parseInt(line); }
      console.log(n, sum);`,
    'awaited questions': `
      let n = 0, sum = 0;
      const rl = (await import('node:readline/promises')).createInterface({ input: process.stdin });
      while (n < ${lines}) { const line = await rl.question(''); n += 1; sum += parseInt(line); }
      console.log(n, sum); rl.close();`,
    'line events after a second': `
      let n = 0, sum = 0;
      const rl = require('readline').createInterface({ input: process.stdin });
      setTimeout(() => rl.on('line', (line) => { n += 1; sum += parseInt(line); })
        .on('close', () => console.log(n, sum)), 1000);`,
  })) {
    test(name, async () => {
      const result = await run(code, input, deliveries['all at once']);
      assert.equal(result.stdout, `${lines} ${lines * (lines - 1) / 2}\n`, result.stderr);
    });
  }

  test('one line of 8 MB', async () => {
    const result = await run(`
      require('readline').createInterface({ input: process.stdin }).question('', (line) => console.log(line.length));`,
    `${'x'.repeat(8 << 20)}\n`, deliveries['all at once']);
    assert.equal(result.stdout, `${8 << 20}\n`);
  });
});
