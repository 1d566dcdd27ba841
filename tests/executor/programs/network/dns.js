//: about: looks up names, with the system's resolver and with Node's own: each fails, and soon
//: stdout: "3 failed\n"
const dns = require('node:dns').promises;
const resolver = new dns.Resolver({ timeout: 500, tries: 1 });
Promise.allSettled([dns.lookup('example.org'), resolver.resolve4('example.org'), dns.lookup('host.docker.internal')]).then((results) => {
  console.log(results.filter((result) => result.status === 'rejected').length, 'failed');
  process.exit();
});
