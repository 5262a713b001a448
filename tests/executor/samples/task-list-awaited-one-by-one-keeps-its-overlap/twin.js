const log = [];
const load = async (ms, name) => {
  log.push(`start ${name}`);
  await slow(ms, 0);
  log.push(`end ${name}`);
  return name;
};
const tasks = [load(40, 'a'), load(20, 'b'), load(1, 'c')];
const out = [];
for (const task of tasks) out.push(await task);
[out, log];
