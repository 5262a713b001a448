const log = [];
const load = async (ms, name) => {
  log.push(`start ${name}`);
  await slow(ms, 0);
  log.push(`end ${name}`);
  return name.toUpperCase();
};
const tasks = [];
tasks.push(load(40, 'a'));
tasks.push(load(20, 'b'), load(1, 'c'));
log.push('all started');
const values = await Promise.all(tasks);
[values, log, tasks.length];
