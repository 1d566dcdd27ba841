//: about: four detached children spin; the result does not wait for them
//: stdout: "done\n"
const { spawn } = require("child_process");

for (let i = 0; i < 4; ++i) {
    spawn(process.execPath, ["-e", "for (;;);"], { detached: true, stdio: "ignore" }).unref();
}
console.log("done");
