const cache = {};
let starts = 0;
const load = async (id) => {
  starts++;
  return (await fetchUser(id)).name;
};
const get = (id) => {
  if (cache[id] !== undefined) return cache[id];
  cache[id] = load(id);
  return cache[id];
};
let single = null;
const once = async () => {
  if (single === null) single = load(3);
  return await single;
};
const names = await Promise.all([get(1), get(1), get(2)]);
const three = [await once(), await once()];
[starts, names, three];
