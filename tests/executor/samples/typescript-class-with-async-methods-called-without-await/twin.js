const cache = new Map();
const get = async (id) => {
  if (!cache.has(id)) cache.set(id, await fetchUser(id));
  return cache.get(id);
};
const isOver = async (id) => (await get(id)).age > 10;
const over = (await isOver(2)) && !(await isOver(1)) ? 'only Bo' : 'both';
[(await get(1)).name, over, (await get(1)) === (await get(1))];
