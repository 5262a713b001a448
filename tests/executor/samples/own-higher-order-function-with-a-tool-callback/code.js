const each = (list, f) => {
  const out = [];
  for (let i = 0; i < list.length; i++) out.push(f(list[i], i));
  return out;
};
const pipe =
  (...fs) =>
  (x) =>
    fs.reduce((value, f) => f(value), x);
[
  each([1, 2], (n) => double(n)),
  pipe(
    (x) => add(x, 1),
    (x) => double(x),
    String,
  )(4),
];
