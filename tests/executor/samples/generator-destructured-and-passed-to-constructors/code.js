function* pairs() {
  for (const name of ['apple', 'plum']) yield [name, priceOf(name)];
}
const [[, first], ...rest] = pairs();
[
  first,
  rest,
  new Map(pairs()),
  Object.fromEntries(pairs()),
  new Set(pairs()).size,
  Math.max(...[...pairs()].map(([, p]) => p)),
];
