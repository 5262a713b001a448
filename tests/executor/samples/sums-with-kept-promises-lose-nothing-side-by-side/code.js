const prices = new Map();
const price = async (name) => priceOf(name);
const state = { paid: 0 };
let total = 0;
let text = '';
for (const name of ['apple', 'pear', 'plum']) prices.set(name, price(name));
await Promise.all(prices.values());
['apple', 'pear', 'plum'].forEach(async (name) => {
  await slow(1);
  const one = prices.get(name);
  total += one;
  state.paid = state.paid + one * 2;
  text += one > 1 ? `<${one > 1}>` : '';
});
[total, state.paid, text.length];
