const log = [];
const load = async (ms) => {
  log.push(`start ${ms}`);
  await slow(ms, 0);
  log.push(`end ${ms}`);
  return ms;
};
function* jobs() {
  yield load(40);
  yield load(20);
  yield load(1);
}
const all = await Promise.all(jobs());
const tasks = [...jobs()];
const again = [];
for (const task of tasks) again.push(await task);
[all, again, log];
