const plusTen = add.bind(null, 10);
[
  [1, 2].map((n) => plusTen(n)),
  [1, 2].map(add.bind(null, 100)).length,
  ['a'].map(upper.bind(null)),
];
