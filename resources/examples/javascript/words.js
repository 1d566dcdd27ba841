// Which words are said most often? A Map counts them.
const text = `the quick brown fox jumps over the lazy dog
the dog sleeps and the fox is gone`;

const counts = new Map();
for (const word of text.split(/\s+/)) {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

const sorted = [...counts].sort((a, b) => b[1] - a[1]);
for (const [word, count] of sorted.slice(0, 3)) {
  console.log(`${word.padEnd(6)} ${"*".repeat(count)}`);
}
