const later = async (ms, value) => await slow(ms, value);
const running = new Set();
const log = [];
async function track(ms) {
  const p = later(ms, ms);
  running.add(p);
  log.push(running.size);
  const value = await p;
  running.delete(p);
  return value;
}
const values = await Promise.all([track(30), track(1), track(15)]);
[values, log, running.size];
