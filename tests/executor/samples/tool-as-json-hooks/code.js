[
  JSON.stringify({ toJSON: listIds }),
  JSON.parse('1', (key, value) => double(value)),
  JSON.stringify({ a: { toJSON: keyOf } }),
];
