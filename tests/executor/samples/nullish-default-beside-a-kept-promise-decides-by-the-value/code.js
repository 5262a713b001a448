const find = async (name) => lookup(name);
const found = new Map();
for (const name of ['apple', 'nothing']) found.set(name, find(name));
const all = await Promise.all(found.values());
const apple = found.get('apple') ?? 'no apple';
const missing = found.get('nothing') ?? 'nothing there';
[all.length, apple.price, missing, found.get('nothing') || 'fallback', found.get('apple') && 'has apple', found.get('other') ?? 'not asked'];
