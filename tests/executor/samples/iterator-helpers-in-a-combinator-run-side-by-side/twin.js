const log = [];
const load = async (id) => {
  log.push(`>${id}`);
  const { name } = await fetchUser(id);
  log.push(`<${id}`);
  return name;
};
const names = await Promise.all([1, 2].map(load));
const again = await Promise.all([1, 2].map(async (id) => await load(id)));
[names, again, log.slice(0, 2), log.slice(4, 6)];
