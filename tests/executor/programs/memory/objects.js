//: about: keeps ever more objects, in the heap that the language itself limits
//: outcome: memory_limit
const all = [];
for (;;) all.push({ number: all.length, text: "text " + all.length });
