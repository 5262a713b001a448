const sum = (...all) => all.reduce((a, b) => a + b, 0);
[
  Math.max(...listIds()),
  sum(...listIds(), ...listIds()),
  concat(...listIds(), upper('x')),
  add(...makePair(4, 5)),
];
