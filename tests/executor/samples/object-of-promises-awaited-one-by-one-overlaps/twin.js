const log = [];
const load = async (ms, name) => {
  log.push(`start ${name}`);
  await slow(ms, 0);
  log.push(`end ${name}`);
  return name;
};
const jobs = { a: load(40, 'a'), b: load(20, 'b'), c: load(1, 'c') };
const out = {};
for (const [key, job] of Object.entries(jobs)) out[key] = await job;
[out, log];
