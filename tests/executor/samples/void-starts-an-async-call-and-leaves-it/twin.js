const log = [];
async function job() {
  log.push('start');
  await slow(10, 0);
  log.push('end');
}
const left = job();
log.push('left');
await slow(40, 0);
await left;
log;
