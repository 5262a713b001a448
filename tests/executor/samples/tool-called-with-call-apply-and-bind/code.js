const addFive = add.bind(null, 5);
[
  add.call(null, 1, 2),
  add.apply(undefined, [3, 4]),
  addFive(1),
  [1, 2].map((n) => addFive(n)),
  upper.bind(null, 'x')(),
  Function.prototype.call.call(double, null, 4),
];
