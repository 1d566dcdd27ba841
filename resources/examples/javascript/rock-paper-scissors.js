// Rock, paper, scissors: best of three against the computer.
import * as readline from "node:readline/promises";

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const hands = ["rock", "paper", "scissors"];
const score = { you: 0, me: 0 };

while (score.you < 2 && score.me < 2) {
  const yours = await rl.question("rock, paper or scissors? ");
  if (!hands.includes(yours)) {
    console.log("That is none of the three.");
    continue;
  }
  const mine = hands[Math.floor(Math.random() * 3)];
  const difference = (hands.indexOf(yours) - hands.indexOf(mine) + 3) % 3;
  if (difference === 1) score.you += 1;
  if (difference === 2) score.me += 1;
  console.log(`I have ${mine}. You ${score.you}, me ${score.me}.`);
}

console.log(score.you > score.me ? "You win!" : "I win!");
rl.close();
