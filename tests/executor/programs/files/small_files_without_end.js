//: about: small files until the run has its share
//: outcome: output_limit
//: truncated: false
//: message-contains: for files
const fs = require('node:fs');
try {
  for (let i = 0; i < 1_000_000; i++)
    fs.writeFileSync(`f${i}`, 'x');
} catch (error) {
  setTimeout(() => {}, 60_000); // the place itself has an end too
}
