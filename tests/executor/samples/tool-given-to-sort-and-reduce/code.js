[
  [3, 1, 2].sort(compare),
  ['b', 'a'].toSorted(compare),
  [1, 2, 3].reduce(add),
  [1, 2, 3].reduce(add, 10),
  ['a', 'b'].reduceRight(concat),
];
