const text = Promise.resolve(' 42 ');
const n = Promise.resolve(42);
[
  Number(text),
  parseInt(text),
  String(n),
  Boolean(Promise.resolve(0)),
  Math.max(n, 1),
  Number.isInteger(n),
  encodeURIComponent(n),
  new Date(n).getTime(),
  'a42'.includes(n),
  'x'.repeat(Promise.resolve(3)),
  [1, 2, 3].slice(Promise.resolve(1)),
  JSON.parse(Promise.resolve('[1]')),
  Array.isArray(Promise.resolve([])),
  structuredClone(n),
];
