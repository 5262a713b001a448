const starts = [];
const load = async (key) => {
  starts.push(key);
  await slow(1, 1);
  return null;
};
const cache = new Map();
const get = async (key) => {
  if (!cache.has(key)) cache.set(key, load(key));
  return cache.get(key);
};
const plain = {};
async function read(key) {
  if (!(key in plain)) plain[key] = load(key);
  return plain[key];
}
await Promise.all([get('a'), get('a'), get('b'), read('c'), read('c')]);
starts.join('');
