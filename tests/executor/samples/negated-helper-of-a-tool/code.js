const isMissing = (name) => !lookup(name);
const isFree = (name) => !priceOf(name);
[
  isMissing('apple'),
  isMissing('stone'),
  isFree('apple'),
  isFree('stone'),
  ['apple', 'stone'].filter((n) => !isMissing(n)),
];
