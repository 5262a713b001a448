const log = [];
try {
  const users = [1, 9, 3].map(async (id) => fetchUser(id));
  log.push(users.map((user) => user.name).join());
} catch (error) {
  log.push(error.message);
}
log;
