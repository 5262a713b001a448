const run = (x, f = double) => f(x);
function both(a, { then = upper, other = then } = {}) {
  return then(a) + other(a);
}
[run(2), run('a', upper), both('x'), both('y', { other: echo })];
