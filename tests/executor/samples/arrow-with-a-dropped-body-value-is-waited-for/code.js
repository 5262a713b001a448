const log = [];
const load = async (id) => {
  const { name } = await fetchUser(id);
  log.push(name);
};
const run = (id) => {
  load(id);
};
const each = (ids) => ids.forEach((id) => load(id));
run(1);
each([2]);
[3].forEach((id) => {
  run(id);
});
log;
