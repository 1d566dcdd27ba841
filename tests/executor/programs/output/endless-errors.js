//: about: prints on stderr for ever
//: outcome: output_limit
//: output-bytes: 100000
//: stdout: ""
for (;;) console.error("x".repeat(1000));
