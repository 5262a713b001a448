const curry = (f, n) => {
  const take = (...args) => (args.length >= n ? f(...args) : (...more) => take(...args, ...more));
  return take;
};
const plus = curry(add, 2);
[plus(1)(2), plus(3, 4), [1, 2].map(plus(10))];
