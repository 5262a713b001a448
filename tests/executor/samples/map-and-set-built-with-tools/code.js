const cache = new Map();
const get = (k) => {
  if (!cache.has(k)) cache.set(k, priceOf(k));
  return cache.get(k);
};
const seen = new Set(listIds().map((id) => isEven(id)));
[get('apple'), get('plum'), get('apple'), cache, seen, [...cache.keys()].map((k) => upper(k))];
