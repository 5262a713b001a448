const cache = new Map();
let misses = 0;
async function priceFor(name) {
  if (cache.has(name)) return cache.get(name);
  misses++;
  const item = await lookup(name);
  const price = item ? item.price : null;
  cache.set(name, price);
  return price;
}
async function basketTotal(basket) {
  let total = 0;
  for (const [name, count] of Object.entries(basket)) {
    const price = priceFor(name);
    if (price === null) continue;
    total += price * count;
  }
  return total;
}
const baskets = [{ apple: 2, pear: 1 }, { apple: 1, ghost: 5 }, {}];
const totals = baskets.map((basket) => basketTotal(basket));
const dearest = Math.max(...totals);
[totals, dearest, misses, cache.size, priceFor('ghost') ?? 'no price'];
