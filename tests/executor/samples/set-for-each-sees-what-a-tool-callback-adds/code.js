const seen = [];
const set = new Set([1]);
set.forEach((n) => {
  seen.push(n);
  if (n < 4) set.add(add(n, 1));
});
const map = new Map([['a', 1]]);
map.forEach((n, key) => {
  seen.push(key);
  if (n < 3) map.set(key + n, add(n, 1));
});
seen;
