const {
  a: {
    b: {
      c: [n, { d }],
    },
  },
  list: [, { n: m }],
  none,
} = nested();
[n, d, m, none];
