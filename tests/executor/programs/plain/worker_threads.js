//: about: worker threads with messages, shared memory, atomics, and an error in one
//: stdout: "[1,4,9]\n3\nRangeError no\n"
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');

if (isMainThread) {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const start = (n) => new Promise((resolve, reject) => {
    new Worker(__filename, { workerData: { n, shared } }).on('message', resolve).on('error', reject);
  });
  Promise.all([1, 2, 3].map(start)).then((squares) => {
    console.log(JSON.stringify(squares));
    console.log(Atomics.load(shared, 0));
    return start(-1);
  }).catch((error) => console.log(error.name, error.message));
} else {
  if (workerData.n < 0)
    throw new RangeError('no');
  Atomics.add(workerData.shared, 0, 1);
  parentPort.postMessage(workerData.n ** 2);
}
