let started = 0, cached;
const load = async (id) => {
  started++;
  return fetchUser(id);
};
const get = () => (cached ??= load(1));
const [a, b] = await Promise.all([get(), get()]);
const c = await get();
[started, a.name, b.name, c.name, get().name];
