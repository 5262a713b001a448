const log = [];
const load = async (id) => fetchUser(id);
const p = load(9);
log.push('started');
try {
  log.push(p.name);
} catch (error) {
  log.push(`use: ${error.message}`);
}
try {
  await p;
} catch (error) {
  log.push(`await: ${error.message}`);
}
log;
