let total = 1;
const log = [];
const later = async (ms) => {
  await slow(ms);
  return ms;
};
const noted = async (n) => {
  await slow(1);
  log.push(n);
  return n;
};
const sums = [];
for (const ms of [20, 1, 10]) {
  const waited = await later(ms);
  total = total * 2 + waited;
  sums.push(total);
}
const pushed = [];
for (const ms of [20, 1, 10]) {
  const n = await noted(await later(ms));
  pushed.push(n + 1);
}
const kept = [later(3), later(2)];
await Promise.all(kept);
const twice = [];
for (const at of [0, 1]) {
  if (await kept[at]) total += await kept[at];
  twice.push(total);
}
[sums, pushed, log, twice];
