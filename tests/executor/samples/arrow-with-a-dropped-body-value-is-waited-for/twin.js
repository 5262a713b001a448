const log = [];
const load = async (id) => {
  const { name } = await fetchUser(id);
  log.push(name);
};
for (const id of [1, 2, 3]) await load(id);
log;
