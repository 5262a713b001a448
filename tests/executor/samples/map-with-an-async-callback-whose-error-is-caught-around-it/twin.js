const log = [];
try {
  const users = await Promise.all([1, 9, 3].map(async (id) => await fetchUser(id)));
  log.push(users.map((user) => user.name).join());
} catch (error) {
  log.push(error.message);
}
log;
