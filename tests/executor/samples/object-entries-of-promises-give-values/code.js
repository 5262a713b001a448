const price = async (name) => priceOf(name);
const prices = { apple: price('apple'), pear: price('pear') };
await Promise.all(Object.values(prices));
let sum = 0;
for (const [name, value] of Object.entries(prices)) sum += value * name.length;
const dear = Object.keys(prices).filter((name) => prices[name] > 4);
const total = Object.values(prices).reduce((a, b) => a + b, 0);
[sum, dear, total, Object.entries(prices).map(([name, value]) => `${name}=${value}`)];
