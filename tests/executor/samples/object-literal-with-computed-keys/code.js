const made = {
  [keyOf(1)]: counter(),
  [`${keyOf(2)}-x`]: counter(),
  [upper('m')]() {
    return 1;
  },
  get [keyOf(3)]() {
    return 'got';
  },
};
[Object.keys(made), made.k1, made['k2-x'], made.M(), made.k3];
