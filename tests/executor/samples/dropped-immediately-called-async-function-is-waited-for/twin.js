let total = 0;
await (async () => {
  for (const name of ['apple', 'pear']) {
    const price = await priceOf(name);
    total += price;
  }
})();
await (async function () {
  const factor = await double(1);
  total *= factor;
})();
total;
