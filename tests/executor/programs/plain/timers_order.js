//: about: the order of timers, immediates, microtasks and ticks; intervals; cancelled ones
//: stdout: "sync\ntick\nmicrotask\nimmediate or timer\n1 2 3\nawaited\nperformance true\n"
const { setTimeout: delay } = require('node:timers/promises');

process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
console.log('sync');
let first = true;
const once = () => { if (first) console.log('immediate or timer'); first = false; };
setImmediate(once);
setTimeout(once, 0);
clearTimeout(setTimeout(() => console.log('never'), 5));
setTimeout(async () => {
  const seen = [];
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      if (seen.push(seen.length + 1) === 3) {
        clearInterval(timer);
        resolve();
      }
    }, 5);
  });
  console.log(...seen);
  console.log(await delay(10, 'awaited'));
  const before = performance.now();
  await delay(20);
  console.log('performance', performance.now() - before > 15);
}, 30);
