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
const sums = await Promise.all(
  [20, 1, 10].map((ms) => {
    const waited = later(ms);
    total = total * 2 + waited;
    return total;
  }),
);
const pushed = await Promise.all(
  [20, 1, 10].map((ms) => {
    const n = noted(later(ms));
    return n + 1;
  }),
);
const kept = [later(3), later(2)];
await Promise.all(kept);
const twice = await Promise.all(
  [0, 1].map((at) => {
    if (kept[at]) total += kept[at];
    return total;
  }),
);
[sums, pushed, log, twice];
