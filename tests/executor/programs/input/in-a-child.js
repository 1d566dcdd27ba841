//: about: hands its input on to a child
//: input: "one\ntwo\n"
//: stdout: "2\n"
require("child_process").spawnSync("wc", ["-l"], { stdio: "inherit" });
