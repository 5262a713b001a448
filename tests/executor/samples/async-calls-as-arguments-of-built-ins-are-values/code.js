const n = async (x) => double(x);
const text = async (x) => upper(x);
[
  Math.max(n(1), n(3), n(2)),
  parseInt(text('12px')),
  Number(n(4)),
  Boolean(n(0)),
  Array.isArray(text('a')),
  'a-b-c'.split(text('-')),
  Object.keys({ a: n(1) }).length,
  isNaN(n(1)),
  [1, 2, 3, 4].slice(n(1)),
  'abc'.padStart(n(3), text('z')),
];
