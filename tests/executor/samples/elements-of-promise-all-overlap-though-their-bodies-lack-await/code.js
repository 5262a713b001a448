const log = [];
async function page(ms, id) {
  log.push(`start ${id}`);
  const wait = await slow(ms, ms);
  const user = fetchUser(id);
  return `${user.name} ${wait}`;
}
const lines = await Promise.all([page(30, 1), page(10, 2), page(1, 3)]);
[lines, log];
