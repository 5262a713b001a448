async function sum(n) {
  return n === 0 ? await zero() : n + (await sum(n - 1));
}
async function size(path) {
  let total = 1;
  for (const child of await children(path)) total += await size(child);
  return total;
}
[await sum(5), await size('/')];
