let base = 10;
const f = (a = add(base, 1), g = () => double(a)) => {
  base = 20;
  return [a, g(), base];
};
[f(), f(5), f()];
