const stock = Object.fromEntries(
  Object.entries({ apple: 2, plum: 3 }).map(([name, n]) => [upper(name), n * priceOf(name)]),
);
[
  stock,
  Object.values(stock).reduce((a, b) => add(a, b), 0),
  Object.assign({}, stock, lookup('fig')).price,
];
