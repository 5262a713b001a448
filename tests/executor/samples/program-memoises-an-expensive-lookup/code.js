const memoise = (f, keyFor = String) => {
  const cache = new Map();
  const wrapped = (...args) => {
    const key = keyFor(...args);
    if (cache.has(key)) {
      wrapped.hits++;
      return cache.get(key);
    }
    wrapped.misses++;
    const value = f(...args);
    cache.set(key, value);
    return value;
  };
  wrapped.hits = 0;
  wrapped.misses = 0;
  return wrapped;
};

const price = memoise((name) => {
  record(name);
  return priceOf(name);
});
const basket = ['apple', 'plum', 'apple', 'apple', 'fig', 'plum'];
const total = basket.reduce((sum, name) => sum + price(name), 0);
[total, price.hits, price.misses, recorded()];
