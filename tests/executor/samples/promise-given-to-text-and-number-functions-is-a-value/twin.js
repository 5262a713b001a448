const text = await Promise.resolve(' 42 ');
const n = await Promise.resolve(42);
[
  Number(text),
  parseInt(text),
  String(n),
  Boolean(0),
  Math.max(n, 1),
  Number.isInteger(n),
  encodeURIComponent(n),
  new Date(n).getTime(),
  'a42'.includes(n),
  'x'.repeat(3),
  [1, 2, 3].slice(1),
  JSON.parse('[1]'),
  Array.isArray([]),
  structuredClone(n),
];
