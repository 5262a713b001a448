const log = [];
async function load(id) {
  const user = await fetchUser(id);
  log.push(user.name);
}
await load(1);
