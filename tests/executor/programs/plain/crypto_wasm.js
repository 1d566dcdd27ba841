//: about: hashes, random bytes, keys made on other threads, WebAssembly, big integers, Intl
//: stdout: "ba7816bf\n16 36\n64\n42\n1267650600228229401496703205376\n1.234,5\n"
const crypto = require('node:crypto');

console.log(crypto.createHash('sha256').update('abc').digest('hex').slice(0, 8));
console.log(crypto.randomBytes(16).length, crypto.randomUUID().length);
crypto.scrypt('password', 'salt', 64, async (error, key) => {
  console.log(key.length);
  const add = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3,
    97, 100, 100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]);
  const { instance } = await WebAssembly.instantiate(add);
  console.log(instance.exports.add(40, 2));
  console.log(String(2n ** 100n));
  console.log(new Intl.NumberFormat('de').format(1234.5));
});
