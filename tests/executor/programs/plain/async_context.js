//: about: async local storage, abort signals, event targets, async generators, uncaughtException, exit handlers
//: stdout: "first second\nAbortError\nevent\n0,1,2\ncaught oops\nleaving 0\n"
const { AsyncLocalStorage } = require('node:async_hooks');
const { setTimeout: delay } = require('node:timers/promises');

const storage = new AsyncLocalStorage();
const name = async (ms) => { await delay(ms); return storage.getStore(); };
async function* count() { for (let i = 0; i < 3; i++) { await delay(1); yield i; } }

process.on('uncaughtException', (error) => console.log('caught', error.message));
process.on('exit', (code) => console.log('leaving', code));
(async () => {
  console.log(...await Promise.all([storage.run('first', name, 10), storage.run('second', name, 5)]));
  await delay(9000, null, { signal: AbortSignal.timeout(20) }).catch((error) => console.log(error.name));
  const target = new EventTarget();
  target.addEventListener('ping', () => console.log('event'));
  target.dispatchEvent(new Event('ping'));
  const seen = [];
  for await (const i of count())
    seen.push(i);
  console.log(String(seen));
  setTimeout(() => { throw new Error('oops'); }, 1);
})();
