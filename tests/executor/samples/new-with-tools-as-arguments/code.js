const d = new Date(Date.UTC(add(2000, 24), zero(), counter()));
const m = new Map([
  [keyOf(1), counter()],
  [keyOf(2), counter()],
]);
[d.toISOString(), m, new Set(listIds()), new Array(double(2)).length];
