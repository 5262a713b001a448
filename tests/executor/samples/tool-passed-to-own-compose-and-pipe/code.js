const compose =
  (...fs) =>
  (x) =>
    fs.reduceRight((v, f) => f(v), x);
const pipe =
  (first, ...rest) =>
  (...args) =>
    rest.reduce((v, f) => f(v), first(...args));
[compose(double, double)(3), pipe(add, double, String)(1, 2), compose(upper, keyOf)('a')];
