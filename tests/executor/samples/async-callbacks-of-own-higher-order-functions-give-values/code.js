const mapValues = (object, f) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, f(value, key)]));
const partition = (list, test) => {
  const [yes, no] = [[], []];
  for (const item of list) (test(item) ? yes : no).push(item);
  return [yes, no];
};
const pipe = (...steps) => (x) => steps.reduce((value, step) => step(value), x);
const compose = (f, g) => (x) => f(g(x));
const price = async (name) => priceOf(name);
const prices = mapValues({ a: 'apple', p: 'pear' }, price);
[prices.a + prices.p, partition(['read', 'delete'], async (x) => approve(x)), pipe(price, async (x) => double(x), (x) => x + 1)('fig'), compose((x) => x * 2, price)('plum')];
