const log = [];
const load = async (id) => await fetchUser(id);
try {
  const user = await load(9);
  log.push('not reached');
  log.push(user.name);
} catch (error) {
  log.push(error.name);
}
log;
