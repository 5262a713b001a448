const log = [];
const tasks = [
  { name: 'a', ms: 40, run: async () => slow(40, 'A') },
  { name: 'b', ms: 1, run: async () => slow(1, 'B') },
  { name: 'c', ms: 20, run: async () => slowFail(20, 'C failed') },
];
const started = tasks.map(async (task) => {
  log.push(`start ${task.name}`);
  try {
    const value = await task.run();
    log.push(`done ${value}`);
    return value;
  } catch (error) {
    log.push(error.message);
    return null;
  } finally {
    log.push(`end ${task.name}`);
  }
});
const values = await Promise.all(started);
[values, log];
