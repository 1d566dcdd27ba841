//: about: characters of four bytes across every edge of a chunk
//: stdout: "\ud83d\ude42" * 100000
process.stdout.write("\u{1f642}".repeat(100_000));
