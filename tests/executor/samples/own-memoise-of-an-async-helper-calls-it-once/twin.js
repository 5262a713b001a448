let calls = 0;
const memoise = (f) => {
  const cache = new Map();
  return async (key) => {
    if (!cache.has(key)) cache.set(key, await f(key));
    return cache.get(key);
  };
};
const nameOf = memoise(async (id) => {
  calls++;
  return (await fetchUser(id)).name;
});
const allowed = memoise(async (action) => await approve(action));
[
  (await nameOf(1)) + (await nameOf(1)) + (await nameOf(3)),
  calls,
  (await allowed('delete')) ? 'yes' : 'no',
  (await allowed('delete')) ? 'yes' : 'no',
  await nameOf(1),
];
