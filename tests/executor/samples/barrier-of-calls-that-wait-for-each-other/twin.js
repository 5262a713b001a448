function barrier(count) {
  let arrived = 0, open;
  const all = new Promise((resolve) => (open = resolve));
  return async () => {
    if (++arrived === count) open();
    await all;
  };
}
const arrive = barrier(3);
const log = [];
const runner = async (name, ms) => {
  await slow(ms, 0);
  log.push(`ready ${name}`);
  await arrive();
  return `${name} ran`;
};
const results = await Promise.all([runner('a', 30), runner('b', 1), runner('c', 15)]);
[log, results];
