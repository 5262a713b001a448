const price = async (name) => await priceOf(name);
const mapValues = async (object, f) => {
  const out = {};
  for (const [key, value] of Object.entries(object)) out[key] = await f(value, key);
  return out;
};
const partition = async (list, test) => {
  const [yes, no] = [[], []];
  for (const item of list) ((await test(item)) ? yes : no).push(item);
  return [yes, no];
};
const pipe = (...steps) => async (x) => {
  let value = x;
  for (const step of steps) value = await step(value);
  return value;
};
const compose = (f, g) => async (x) => f(await g(x));
const prices = await mapValues({ a: 'apple', p: 'pear' }, price);
[
  prices.a + prices.p,
  await partition(['read', 'delete'], async (x) => await approve(x)),
  await pipe(price, async (x) => await double(x), (x) => x + 1)('fig'),
  await compose((x) => x * 2, price)('plum'),
];
