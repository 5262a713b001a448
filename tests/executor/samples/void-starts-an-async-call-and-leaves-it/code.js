const log = [];
async function job() {
  log.push('start');
  await slow(10, 0);
  log.push('end');
}
void job();
log.push('left');
await slow(40, 0);
log;
