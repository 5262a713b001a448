[
  ['a', 'b', 'c'].reduceRight((text, x, i) => concat(text, x, i), '>'),
  [1, 2, 3].reduceRight((a, b) => add(a, -b)),
];
