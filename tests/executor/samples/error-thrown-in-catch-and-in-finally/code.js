const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return 'outer ' + e.message;
  }
};
[
  attempt(() => {
    try {
      fail('a');
    } catch {
      fail('b');
    }
  }),
  attempt(() => {
    try {
      fail('a');
    } finally {
      fail('c');
    }
  }),
  attempt(() => {
    try {
      return echo('x');
    } finally {
      fail('d');
    }
  }),
];
