const cache = new Map();
let starts = 0;
const start = (id) => {
  starts++;
  const job = (async () => (await fetchUser(id)).name)();
  cache.set(id, job);
  return job;
};
const get = (id) => cache.get(id) ?? start(id);
const names = await Promise.all([get(1), get(1), get(3), get(1)]);
[starts, names, cache.size, await get(3)];
