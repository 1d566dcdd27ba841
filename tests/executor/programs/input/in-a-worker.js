//: about: reads its input in a worker
//: input: "1\n2\n3\n"
//: stdout: "6\n"
const { Worker } = require("worker_threads");

new Worker(
    "const { parentPort } = require('worker_threads');" +
    "parentPort.postMessage(require('fs').readFileSync(0, 'utf8').trim().split('\\n').reduce((a, b) => a + +b, 0));",
    { eval: true },
).on("message", (sum) => console.log(sum));
