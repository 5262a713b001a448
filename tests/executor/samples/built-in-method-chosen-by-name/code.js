const list = [1, 2, 3, 4];
const run = (name, f, ...more) => list[name](f, ...more);
[
  run('map', (n) => double(n)),
  run('filter', (n) => isEven(n)),
  run('reduce', (a, b) => add(a, b), 0),
  ['some', 'every'].map((name) => run(name, (n) => isEven(n))),
  run('find', isEven),
];
