JSON.stringify({ a: 1, b: [2, 3], secret: 'x', n: null }, (key, value) =>
  key === 'secret' ? undefined : typeof value === 'number' ? add(value, 1) : value,
);
