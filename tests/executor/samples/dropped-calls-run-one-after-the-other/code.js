const log = [];
async function step(ms, name) {
  log.push(`start ${name}`);
  await slow(ms, 0);
  log.push(`end ${name}`);
}
step(30, 'a');
step(10, 'b');
if (log.length === 4) step(1, 'c');
log;
