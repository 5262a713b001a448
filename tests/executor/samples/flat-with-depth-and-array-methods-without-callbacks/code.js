[
  [1, [2, [3]]].flat(double(1)),
  listIds().with(zero(), 9),
  listIds().toSpliced(1, add(0, 1)),
  listIds().at(-counter()),
  [1, 2, 3].fill(double(4), counter()),
  listIds().toReversed(),
  Array.of(counter(), upper('x')),
];
