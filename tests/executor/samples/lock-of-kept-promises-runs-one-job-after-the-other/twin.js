const locks = new Map();
const log = [];
async function lock(key, work) {
  const prev = locks.get(key) ?? Promise.resolve();
  const mine = prev.then(work);
  locks.set(key, mine);
  try {
    return await mine;
  } finally {
    if (locks.get(key) === mine) locks.delete(key);
  }
}
const job = (name) => async () => {
  log.push(`start ${name}`);
  await slow(5, 0);
  log.push(`end ${name}`);
  return name;
};
const done = await Promise.all([lock('a', job('x')), lock('a', job('y'))]);
[locks.size, done, log];
