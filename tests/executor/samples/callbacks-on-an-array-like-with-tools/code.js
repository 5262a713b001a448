const like = { length: 3, 0: 'a', 2: 'c' };
[
  Array.prototype.map.call(like, (x) => upper(x)),
  Array.prototype.filter.call('abc', (c) => c !== echo('b')),
  [].reduce.call(like, (a, x) => concat(a, x), ''),
];
