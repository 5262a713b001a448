[
  Array.from({ length: 3 }, (_, i) => double(i)),
  Array.from(new Set([1, 2]), (n) => add(n, 1)),
  Array.from('ab', (c) => upper(c)),
  Array.from(listIds(), double),
];
