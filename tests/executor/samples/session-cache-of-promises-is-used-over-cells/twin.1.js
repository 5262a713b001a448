const cache = new Map();
let loads = 0;
const get = (id) => {
  if (!cache.has(id))
    cache.set(
      id,
      (async () => {
        loads++;
        return await fetchUser(id);
      })(),
    );
  return cache.get(id);
};
(await get(1)).name;
