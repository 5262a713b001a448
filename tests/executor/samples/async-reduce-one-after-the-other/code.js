const total = await ['apple', 'pear', 'plum'].reduce(
  async (sum, name) => (await sum) + (await priceOf(name)),
  Promise.resolve(0),
);
total;
