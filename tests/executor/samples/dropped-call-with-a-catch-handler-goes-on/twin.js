const log = [];
async function main() {
  log.push('start');
  await fail('main failed');
}
main()
  .catch((error) => log.push(error.message))
  .finally(() => log.push('finally'));
await slow(30, 0);
log;
