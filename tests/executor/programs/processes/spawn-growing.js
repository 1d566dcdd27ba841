//: about: starts a child with arguments that are larger than the kernel takes
//: stdout: "E2BIG\n"
const { spawnSync } = require("child_process");

let size = 100_000;
for (;;) {
    const { error } = spawnSync("true", Array(20).fill("x".repeat(size)));
    if (error) {
        console.log(error.code);
        break;
    }
    size *= 2;
}
