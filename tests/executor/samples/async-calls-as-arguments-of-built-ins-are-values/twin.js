const n = async (x) => await double(x);
const text = async (x) => await upper(x);
[
  Math.max(await n(1), await n(3), await n(2)),
  parseInt(await text('12px')),
  Number(await n(4)),
  Boolean(await n(0)),
  Array.isArray(await text('a')),
  'a-b-c'.split(await text('-')),
  Object.keys({ a: await n(1) }).length,
  isNaN(await n(1)),
  [1, 2, 3, 4].slice(await n(1)),
  'abc'.padStart(await n(3), await text('z')),
];
