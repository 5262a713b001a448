const cache = {};
let starts = 0;
const load = async (id) => {
  starts++;
  return (await fetchUser(id)).name;
};
const get = (id) => {
  if (cache[id]) return cache[id];
  return (cache[id] = load(id));
};
const names = await Promise.all([3, 1, 3, 3].map(get));
[starts, names, await get(1), Object.keys(cache)];
