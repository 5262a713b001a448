let calls = 0;
const memoise = (f) => {
  const cache = new Map();
  return (key) => {
    if (!cache.has(key)) cache.set(key, f(key));
    return cache.get(key);
  };
};
const nameOf = memoise(async (id) => {
  calls++;
  return fetchUser(id).name;
});
const allowed = memoise(async (action) => approve(action));
[nameOf(1) + nameOf(1) + nameOf(3), calls, allowed('delete') ? 'yes' : 'no', allowed('delete') ? 'yes' : 'no', await nameOf(1)];
