//: about: questions one after the other, line by line, and the end of the input
//: input: "Ann\n3\n"
//: feed: lines
//: stdout: "ready\nName? Age? Ann 4\nclosed\n"
const { createInterface } = require('node:readline/promises');

process.stdout.write('ready\n');
const rl = createInterface({ input: process.stdin, output: process.stdout });
(async () => {
  const name = await rl.question('Name? ');
  const age = Number(await rl.question('Age? '));
  console.log(name, age + 1);
  rl.on('close', () => console.log('closed'));
})();
