async function sum(n) {
  return n === 0 ? zero() : n + sum(n - 1);
}
async function size(path) {
  let total = 1;
  for (const child of children(path)) total += size(child);
  return total;
}
[sum(5), size('/')];
