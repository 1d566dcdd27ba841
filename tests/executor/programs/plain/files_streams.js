//: about: files in all three styles of the API, streams, pipelines, directories, a watch
//: stdout: "callback\npromise\nsync\n10000 true\n[\"a.txt\",\"d/b.txt\"]\nchange seen\nENOENT\n"
const fs = require('node:fs');
const { mkdir, readFile, writeFile, readdir, rm } = require('node:fs/promises');
const { pipeline } = require('node:stream/promises');
const zlib = require('node:zlib');
const { Readable } = require('node:stream');

fs.writeFile('a.txt', 'callback', () => fs.readFile('a.txt', 'utf8', async (error, text) => {
  console.log(text);
  await writeFile('a.txt', 'promise');
  console.log(await readFile('a.txt', 'utf8'));
  fs.writeFileSync('a.txt', 'sync');
  console.log(fs.readFileSync('a.txt', 'utf8'));
  await pipeline(Readable.from(['x'.repeat(4000), 'x'.repeat(6000)]), zlib.createGzip(), fs.createWriteStream('z.gz'));
  const size = fs.statSync('z.gz').size;
  const text2 = zlib.gunzipSync(fs.readFileSync('z.gz')).toString();
  console.log(text2.length, size < 200);
  await rm('z.gz');
  await mkdir('d/e', { recursive: true });
  await writeFile('d/b.txt', '');
  const names = await readdir('.', { recursive: true });
  console.log(JSON.stringify(names.filter((name) => name.endsWith('.txt')).sort()));
  const watcher = fs.watch('d', () => { watcher.close(); console.log('change seen'); end(); });
  fs.appendFileSync('d/b.txt', 'x');
}));

function end() {
  fs.promises.readFile('not-there').catch((error) => console.log(error.code));
}
