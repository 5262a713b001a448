function run(list) {
  const double = (x) => x * 3;
  let upper = 'text';
  return list.map((x) => double(x)).join(upper);
}
[run([1, 2]), double(1), upper('t')];
