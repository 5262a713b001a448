const find = async (name) => await lookup(name);
const found = new Map();
for (const name of ['apple', 'nothing']) found.set(name, find(name));
const all = await Promise.all(found.values());
const apple = (await found.get('apple')) ?? 'no apple';
const missing = (await found.get('nothing')) ?? 'nothing there';
[
  all.length,
  apple.price,
  missing,
  (await found.get('nothing')) || 'fallback',
  (await found.get('apple')) && 'has apple',
  (await found.get('other')) ?? 'not asked',
];
