let refused = false, open;
const log = [];
const gate = new Promise((resolve) => (open = resolve));
async function job() {
  await echo(1);
  if (!refused) log.push('paid');
  await gate;
  log.push('through');
}
job();
refused = true;
open();
await slow(30, 0);
log;
