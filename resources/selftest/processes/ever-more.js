//: about: starts programs until it is stopped
//: outcome: process_limit
//: self-test: A program that starts ever more programs is stopped.
const { spawn } = require("child_process");

function more() {
    for (let i = 0; i < 10; ++i) {
        try {
            spawn("sleep", ["60"], { stdio: "ignore" }).on("error", () => {});
        } catch {
            // There are too many already.
        }
    }
    setTimeout(more, 1);
}

more();
