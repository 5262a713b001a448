const log = [];
const load = async (ms, name) => {
  log.push(`start ${name}`);
  await slow(ms, 0);
  log.push(`end ${name}`);
  return ms;
};
const pending = new Map();
for (const [name, ms] of [['a', 40], ['b', 20], ['c', 1]]) pending.set(name, load(ms, name));
const out = [];
for (const [name, promise] of pending) out.push([name, await promise]);
[out, log, pending.size];
