const log = [];
const step = async (ms, name) => {
  await slow(ms, 0);
  if (name === 'bad') throw new Error('bad step');
  log.push(name);
  return name;
};
const run = async () => {
  try {
    return await Promise.all([step(1, 'a'), step(20, 'bad'), step(40, 'late')]);
  } catch (error) {
    log.push(error.message);
    return [];
  }
};
const all = run();
log.push(all.length);
await slow(60, 0);
log;
