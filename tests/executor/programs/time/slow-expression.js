//: about: a regular expression that would take longer than the universe lasts
//: outcome: timeout
//: wall-ms: 1500
console.log(/^(a+)+$/.test("a".repeat(60) + "b"));
