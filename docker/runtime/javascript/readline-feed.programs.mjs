// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The programs of readline-feed.test.mjs: {name, code, input, stdout, exitCode?, plainNodeFails?}.
// plainNodeFails names a delivery with which Node without the shim loses input.

const atOnce = 'all at once';
const unended = 'without the last newline';

const callbacks = `
  const readline = require('readline');
  const rl = readline.createInterface({ input: process.stdin, output: process.stdout });`;
const promises = `
  import * as readline from 'node:readline/promises';
  const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));`;

export const programs = [
  {
    name: 'line events',
    code: `${callbacks}
      rl.on('line', (line) => console.log('<' + line + '>'));
      rl.on('close', () => console.log('end'));`,
    input: 'a\n\nb\n',
    stdout: '<a>\n<>\n<b>\nend\n',
  },
  {
    name: 'line events with a close in the middle',
    code: `${callbacks}
      rl.on('line', (line) => { console.log(line); if (line === 'b') rl.close(); });
      rl.on('close', () => console.log('end'));`,
    input: 'a\nb\nc\nd\n',
    stdout: 'a\nb\nend\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'a line event that asks a question',
    code: `${callbacks}
      rl.on('line', (line) => rl.question('? ', (answer) => console.log(line, answer)));`,
    input: 'a\nb\nc\nd\n',
    stdout: '? a b\n? c d\n',
  },
  {
    name: 'nested rl.question',
    code: `${callbacks}
      rl.question('Name? ', (name) => {
        rl.question('Age? ', (age) => {
          console.log('Hello ' + name + ', ' + age);
          rl.close();
        });
      });`,
    input: 'Ann\n25\n',
    stdout: 'Name? Age? Hello Ann, 25\n',
    plainNodeFails: unended,
  },
  {
    name: 'rl.question again after a timer',
    code: `${callbacks}
      rl.question('A? ', (a) => setTimeout(() => rl.question('B? ', (b) => { console.log(a, b); rl.close(); }), 30));`,
    input: '1\n2\n',
    stdout: 'A? B? 1 2\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'two awaited rl.question',
    code: `${promises}
      const a = await rl.question('A? ');
      const b = await rl.question('B? ');
      console.log(a, b);
      rl.close();`,
    input: '1\n2\n',
    stdout: 'A? B? 1 2\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'awaited rl.question, timers and work between',
    code: `${promises}
      await sleep(20);
      const a = await rl.question('A? ');
      await sleep(30);
      await new Promise((resolve) => process.nextTick(resolve));
      const b = await rl.question('B? ');
      await new Promise(setImmediate);
      const c = await rl.question('C? ');
      console.log([a, b, c].join());
      rl.close();`,
    input: '1\n\n3\n',
    stdout: 'A? B? C? 1,,3\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'await in a CommonJS function, question made a promise by hand',
    code: `${callbacks}
      const ask = (text) => new Promise((resolve) => rl.question(text, resolve));
      (async () => {
        const a = Number(await ask('A? '));
        const b = Number(await ask('B? '));
        console.log(a + b);
        rl.close();
      })();`,
    input: '100\n200\n',
    stdout: 'A? B? 300\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'util.promisify(rl.question)',
    code: `${callbacks}
      const ask = require('util').promisify(rl.question).bind(rl);
      ask('A? ').then((a) => ask('B? ').then((b) => { console.log(a, b); rl.close(); }));`,
    input: '1\n2\n',
    stdout: 'A? B? 1 2\n',
  },
  {
    name: 'for await over lines',
    code: `${promises}
      for await (const line of rl) console.log('<' + line + '>');
      console.log('end');`,
    input: 'a\n\nb\n',
    stdout: '<a>\n<>\n<b>\nend\n',
  },
  {
    name: 'for await after other work',
    code: `${promises}
      await sleep(50);
      for await (const line of rl) { await sleep(5); console.log('<' + line + '>'); }
      console.log('end');`,
    input: 'a\nb\nc\n',
    stdout: '<a>\n<b>\n<c>\nend\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'for await with questions inside, and after it',
    code: `${promises}
      for await (const line of rl) {
        const more = await rl.question(line + '? ');
        console.log(more);
        if (more === '4') break;
      }
      await sleep(20);
      console.log(await rl.question('last? '));
      rl.close();`,
    input: '1\n2\n3\n4\n5\n',
    stdout: '1? 2\n3? 4\nlast? 5\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'a question, then for await over the rest',
    code: `${promises}
      const count = Number(await rl.question('How many? '));
      let sum = 0;
      for await (const line of rl) sum += Number(line);
      console.log(count, sum);`,
    input: '2\n10\n20\n',
    stdout: 'How many? 2 30\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'the iterator by hand',
    code: `${promises}
      const lines = rl[Symbol.asyncIterator]();
      const a = (await lines.next()).value;
      await sleep(20);
      const b = (await lines.next()).value;
      console.log(a, b, (await lines.next()).done);`,
    input: '1\n2\n',
    stdout: '1 2 true\n',
  },
  {
    name: 'events.once',
    code: `${promises}
      import { once } from 'node:events';
      const [a] = await once(rl, 'line');
      await sleep(20);
      const [b] = await once(rl, 'line');
      console.log(a, b);
      rl.close();`,
    input: '1\n2\n',
    stdout: '1 2\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'a new interface for each question',
    code: `
      const readline = require('node:readline');
      function ask(text) {
        const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
        return new Promise((resolve) => rl.question(text, (answer) => { rl.close(); resolve(answer); }));
      }
      (async () => {
        const a = await ask('A? ');
        await new Promise((resolve) => setTimeout(resolve, 30));
        const b = await ask('B? ');
        console.log(a, b, await ask('C? '));
      })();`,
    input: '1\n2\n3\n',
    stdout: 'A? B? C? 1 2 3\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'named import from readline, and new Interface in a subclass',
    code: `
      import { Interface, createInterface } from 'readline';
      class Prompt extends Interface {
        constructor() { super({ input: process.stdin, output: process.stdout, prompt: '> ' }); this.lines = []; }
      }
      const rl = new Prompt();
      console.log(rl instanceof Interface, rl instanceof Prompt, rl.input === process.stdin, rl.terminal);
      console.log(typeof createInterface, createInterface.name);
      rl.prompt();
      rl.on('line', (line) => { rl.lines.push(line); rl.prompt(); });
      rl.on('close', () => console.log(rl.lines.join()));`,
    input: 'a\nb\n',
    stdout: 'true true true false\nfunction createInterface\n> > > a,b\n',
  },
  {
    name: 'positional arguments',
    code: `
      const rl = require('readline').createInterface(process.stdin, process.stdout);
      rl.question('A? ', (a) => setTimeout(() => rl.question('B? ', (b) => { console.log(a, b); rl.close(); }), 10));`,
    input: '1\n2\n',
    stdout: 'A? B? 1 2\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'line endings of other systems, and characters of several bytes',
    code: `${callbacks}
      rl.on('line', (line) => console.log(JSON.stringify(line)));`,
    input: 'größe\r\n\r\n日本\r\n🙂 ok\r\n',
    stdout: '"größe"\n""\n"日本"\n"🙂 ok"\n',
  },
  {
    name: 'a question that is given up',
    code: `${promises}
      const first = await rl.question('A? ');
      const second = await rl.question('B? ', { signal: AbortSignal.timeout(10_000) });
      console.log(first, second);
      const aborted = new AbortController();
      const third = rl.question('C? ', { signal: aborted.signal }).catch((error) => error.name);
      aborted.abort();
      console.log(await third);
      console.log(await rl.question('D? '));
      rl.close();
      process.exit(0);`, // the timeout is still there
    input: '1\n2\n3\n',
    stdout: 'A? B? 1 2\nC? \r\nAbortError\nD? 3\n',
    plainNodeFails: atOnce,
  },
  {
    name: 'the answer that never comes, in a module',
    code: `${promises}
      console.log(await rl.question('A? '));
      console.log(await rl.question('B? '));`,
    input: '1\n',
    stdout: 'A? 1\nB? ',
    exitCode: 13, // Node's own: "unsettled top-level await"
  },
  {
    name: 'the answer that never comes, in CommonJS',
    code: `${callbacks}
      rl.question('A? ', (a) => rl.question('B? ', () => console.log('unreached')));
      rl.on('close', () => console.log('end'));`,
    input: '1\n',
    stdout: 'A? B? end\n',
  },
  {
    name: 'more lines than were asked for',
    code: `${callbacks}
      rl.question('A? ', (a) => console.log(a));
      rl.on('close', () => console.log('end'));`,
    input: '1\n2\n3\n',
    stdout: 'A? 1\nend\n',
  },
  {
    name: 'nobody takes the lines',
    code: `${callbacks}
      console.log('started');
      rl.on('close', () => console.log('end'));`,
    input: '1\n2\n',
    stdout: 'started\nend\n',
  },
  {
    name: 'no input at all',
    code: `${callbacks}
      rl.on('line', () => console.log('a line?'));
      rl.on('close', () => console.log('end'));`,
    input: '',
    stdout: 'end\n',
  },
  {
    name: 'two interfaces of which one is idle',
    code: `
      const readline = require('readline');
      const idle = readline.createInterface({ input: process.stdin });
      const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
      rl.question('A? ', (a) => setTimeout(() => rl.question('B? ', (b) => {
        console.log(a, b);
        rl.close();
        idle.close();
      }), 10));`,
    input: '1\n2\n',
    stdout: 'A? B? 1 2\n',
    plainNodeFails: atOnce,
  },
];

// These must see exactly what plain Node gives them.
export const rawPrograms = [
  {
    name: 'data events',
    code: `process.stdin.on('data', (data) => console.log(Buffer.isBuffer(data), JSON.stringify(data.toString())));
      process.stdin.on('end', () => console.log('end'));`,
    stdout: 'true "100\\n200"\nend\n',
  },
  {
    name: 'data events with an encoding',
    code: `process.stdin.setEncoding('utf8');
      process.stdin.on('data', (data) => console.log(typeof data, data.length));`,
    stdout: 'string 7\n',
  },
  {
    name: 'data events beside an interface that nobody uses',
    code: `const rl = require('readline').createInterface({ input: process.stdin });
      process.stdin.on('data', (data) => { console.log(data.length); rl.close(); process.exit(0); });`,
    stdout: '7\n',
  },
  {
    name: 'much data beside an interface that nobody uses',
    code: `require('readline').createInterface({ input: process.stdin });
      let n = 0;
      process.stdin.on('data', (data) => { n += data.length; }).on('end', () => console.log(n));`,
    input: 'x\n'.repeat(500_000),
    stdout: '1000000\n',
  },
  {
    name: 'fs.readFileSync(0)',
    code: `const lines = require('fs').readFileSync(0, 'utf8').split('\\n'); console.log(lines);`,
    stdout: "[ '100', '200' ]\n",
  },
  {
    name: 'fs.readFileSync("/dev/stdin")',
    code: `console.log(require('fs').readFileSync('/dev/stdin').length);`,
    stdout: '7\n',
  },
  {
    name: 'for await over process.stdin',
    code: `for await (const chunk of process.stdin) console.log(chunk.length);`,
    stdout: '7\n',
  },
  {
    name: 'readable events',
    code: `process.stdin.on('readable', () => { let c; while ((c = process.stdin.read()) !== null) console.log(c.length); });`,
    stdout: '7\n',
  },
  {
    name: 'a pipeline',
    code: `process.stdin.pipe(process.stdout);`,
    stdout: '100\n200',
  },
  {
    name: 'readline over a file of its own',
    code: `const rl = require('readline').createInterface({ input: require('fs').createReadStream(__filename) });
      rl.once('line', (line) => { console.log(line.length > 10); rl.close(); });`,
    stdout: 'true\n',
  },
  {
    name: "readline's other functions",
    code: `const readline = require('readline');
      readline.cursorTo(process.stdout, 0); readline.clearLine(process.stdout, 0); readline.moveCursor(process.stdout, 1, 0);
      console.log(Object.keys(readline).join());`,
    stdout: '\x1b[1G\x1b[2K\x1b[1C'
      + 'Interface,clearLine,clearScreenDown,createInterface,cursorTo,emitKeypressEvents,moveCursor,promises\n',
  },
];
