const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.message;
  }
};
[
  attempt(
    () =>
      ({
        get x() {
          return fail('get');
        },
      }).x,
  ),
  attempt(() => {
    ({
      set x(v) {
        fail('set ' + v);
      },
    }).x = 1;
  }),
  attempt(() => new Proxy({}, { get: () => fail('trap') }).y),
  attempt(() => [
    ...{
      *[Symbol.iterator]() {
        fail('iterate');
      },
    },
  ]),
  attempt(
    () =>
      new (class {
        x = fail('field');
      })(),
  ),
  attempt(() => {
    class S {
      static {
        fail('static');
      }
    }
  }),
];
