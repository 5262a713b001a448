const total = await ['apple', 'pear'].reduce(async (sum, name) => (await sum) + (await priceOf(name)), 0);
const started = [];
const chain = await [1, 2, 3].reduce(async (before, n) => {
  const list = await before;
  started.push(n);
  return [...list, await double(n)];
}, Promise.resolve([]));
[total, chain, started];
