const load = async (id) => (await fetchUser(id)).name;
const log = [];
for (const fast of [true, false]) {
  const p = fast ? Promise.resolve('cached') : load(1);
  const q = fast ? null : load(3);
  log.push(await p);
  if (q) log.push(await q);
  else log.push('nothing to wait for');
}
log;
