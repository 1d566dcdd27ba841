//: about: starts workers without end; each takes so much that memory ends before threads do
//: outcome: memory_limit
const { Worker } = require("worker_threads");

function more() {
    for (let i = 0; i < 5; ++i) {
        new Worker("setInterval(() => {}, 1000)", { eval: true, resourceLimits: { maxOldGenerationSizeMb: 1, maxYoungGenerationSizeMb: 1 } })
            .on("error", () => {});
    }
    setTimeout(more, 1);
}

more();
