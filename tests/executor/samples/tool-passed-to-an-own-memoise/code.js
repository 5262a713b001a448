const memoise = (f) => {
  const cache = new Map();
  return (x) => {
    if (!cache.has(x)) cache.set(x, f(x));
    return cache.get(x);
  };
};
const remembered = memoise(record);
[remembered('a'), remembered('b'), remembered('a'), recorded()];
