const text = readText('poem.txt');
const counts = new Map();
for (const word of text.split(/\s+/)) {
  const key = upper(word);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
const ranked = [...counts.entries()]
  .sort(([wordA, a], [wordB, b]) => b - a || compare(wordA, wordB))
  .slice(0, 4)
  .map(([word, count]) => `${word}:${count}`);
const longest = text.split('\n').reduce((a, b) => (b.length > a.length ? b : a));
[ranked, counts.size, longest, text.replace(/\b[a-z]/g, (letter) => upper(letter)).split('\n')[0]];
