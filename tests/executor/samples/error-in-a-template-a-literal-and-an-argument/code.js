const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.message;
  }
};
[
  attempt(() => `a ${fail('template')} b`),
  attempt(() => ({ k: fail('object') })),
  attempt(() => [1, fail('array')]),
  attempt(() => add(1, fail('argument'))),
  attempt(() => ({ [fail('key')]: 1 })),
  attempt(() => [...fail('spread')]),
  attempt(() => fail('callee')()),
  attempt(() => new Date(fail('new'))),
  attempt(() => fail('member').x),
  attempt(() => tag`${fail('tagged')}`),
  attempt(() => (fail('comma'), 1)),
  attempt(() => typeof fail('typeof')),
  attempt(() => nothing() ?? fail('nullish')),
  attempt(() => yes() && fail('and')),
];
