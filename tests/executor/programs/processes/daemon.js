//: about: leaves a daemon behind, started by a child that has gone
//: stdout: "done\n"
const { spawnSync } = require("child_process");

spawnSync("sh", ["-c", "setsid sleep 1000 <&- >&- 2>&- &"], { stdio: "ignore" });
console.log("done");
