const log = [];
let open;
const gate = new Promise((resolve) => (open = resolve));
async function waiting(name) {
  log.push(`${name} waits`);
  const word = await gate;
  log.push(`${name} ${word}`);
}
const all = [waiting('a'), waiting('b')];
log.push('opening');
open('goes');
await Promise.all(all);
log;
