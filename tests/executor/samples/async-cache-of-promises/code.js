const cache = new Map();
const load = (id) => {
  if (!cache.has(id)) cache.set(id, fetchUser(id));
  return cache.get(id);
};
const [a, b, c] = await Promise.all([load(1), load(1), load(3)]);
[a.name, b.name, c.name, cache.size];
