const log = [];
async function main() {
  const user = await fetchUser(1);
  log.push(user.name);
}
await main();
log.push('after');
log;
