// Add up all numbers that are typed, one on each line, until the input ends.
import * as readline from "node:readline";

const rl = readline.createInterface({ input: process.stdin });

let sum = 0;
for await (const line of rl) {
  const number = Number(line);
  if (Number.isNaN(number)) {
    console.log(`"${line}" is no number, I skip it.`);
    continue;
  }
  sum += number;
  console.log(`${sum} so far`);
}
console.log(`Sum: ${sum}`);
