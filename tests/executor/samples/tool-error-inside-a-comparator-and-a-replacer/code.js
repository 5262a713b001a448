const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.message;
  }
};
[
  attempt(() => [2, 1].sort(() => fail('compare'))),
  attempt(() => 'a'.replace('a', () => fail('replace'))),
  attempt(() => JSON.parse('[1]', () => fail('revive'))),
  attempt(() => JSON.stringify({ toJSON: () => fail('json') })),
  attempt(() => `${{ toString: () => fail('string') }}`),
  attempt(() => Array.from([1], () => fail('from'))),
];
