const log = [];
const load = async (id) => fetchUser(id);
try {
  const user = load(9);
  log.push('not reached');
  log.push(user.name);
} catch (error) {
  log.push(error.name);
}
log;
