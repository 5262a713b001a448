const prices = {};
for (const name of ['apple', 'plum']) prices[name] = priceOf(name);
const loud = Object.fromEntries(Object.entries(prices).map(([k, v]) => [upper(k), v]));
[prices, loud];
