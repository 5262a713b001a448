const cache = new Map();
const price = (name) => {
  if (!cache.has(name)) cache.set(name, priceOf(name) + counter() * 100);
  return cache.get(name);
};
price('apple');
