//: about: reads two lines that come one after the other
//: input: "Ann\n12\n"
//: feed: lines
//: stdout: "Name? Age? Ann will be 13\n"
//: self-test: A program can ask and is given what is typed.
const readline = require("readline");
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.question("Name? ", (name) => {
    rl.question("Age? ", (age) => {
        console.log(name, "will be", Number(age) + 1);
        rl.close();
    });
});
