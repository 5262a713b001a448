[
  [1, 2, 3].reduce((sum, n) => add(sum, double(n)), 0),
  [5, 6, 7].reduce((a, b) => add(a, b)),
  ['x'].reduce((a) => upper(a)),
  [].reduce(() => upper('never'), 'start'),
];
