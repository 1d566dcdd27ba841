//: about: leaves 60 sleeping children behind; the result comes as soon as they are started
//: stdout: "done\n"
const { spawn } = require("child_process");

let started = 0;
for (let i = 0; i < 60; ++i) {
    const child = spawn("sleep", ["1000"], { stdio: "ignore" });
    child.on("spawn", () => {
        if (++started === 60) {
            console.log("done");
            process.exit(0);
        }
    });
}
