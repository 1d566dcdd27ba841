// Ask for a name and say hello.
import * as readline from "node:readline/promises";

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });

const name = await rl.question("What is your name? ");
console.log(`Hello ${name}, nice to meet you!`);

const year = Number(await rl.question("In which year were you born? "));
console.log(`You turn 100 in ${year + 100}.`);

rl.close();
