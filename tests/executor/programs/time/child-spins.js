//: about: a child spins while the parent waits for it
//: outcome: timeout
//: wall-ms: 1500
require("child_process").spawnSync(process.execPath, ["-e", "for (;;);"]);
