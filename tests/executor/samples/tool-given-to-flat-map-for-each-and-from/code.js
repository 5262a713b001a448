['a', 'b'].forEach(record);
[
  [1, 2].flatMap(double),
  ['/', '/docs'].flatMap(children),
  recorded(),
  Array.from([1, 2], double),
  Array.from('ab', upper),
];
