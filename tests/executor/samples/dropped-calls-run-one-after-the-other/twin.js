const log = [];
async function step(ms, name) {
  log.push(`start ${name}`);
  await slow(ms, 0);
  log.push(`end ${name}`);
}
await step(30, 'a');
await step(10, 'b');
if (log.length === 4) await step(1, 'c');
log;
