const log = [];
async function load(ms, name) {
  log.push(`start ${name}`);
  const value = await slow(ms, name);
  log.push(`end ${name}`);
  return value;
}
const first = load(30, 'a');
const second = load(1, 'b');
log.push('started');
const a = await first;
const b = await second;
[a + b, log];
