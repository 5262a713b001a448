[
  [3, 1, 2].sort((a, b) => compare(a, b)),
  ['b', 'c', 'a'].sort((a, b) => compare(b, a)),
  listIds().sort((a, b) => priceOf('apple') * (a - b)),
];
