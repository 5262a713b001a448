const log = [];
const load = async (ms, value) => {
  log.push(`start ${value}`);
  const got = await slow(ms, value);
  log.push(`end ${value}`);
  return got;
};
const a = load(40, 'a');
const b = load(5, 'b');
const both = await Promise.all([a, b]);
if ((await a) === 'a') log.push('a is a');
log.push(`${await a}${await b}`);
[both, log];
