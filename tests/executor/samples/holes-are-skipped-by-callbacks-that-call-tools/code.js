const seen = [];
const list = [1, , 3];
list.forEach((n, i) => seen.push(i + ':' + echo(n)));
const mapped = list.map((n) => double(n));
[
  seen,
  mapped,
  1 in mapped,
  list.filter((n) => yes()),
  list.reduce((a, n) => add(a, n)),
  list.some((n) => echo(n) === undefined),
  list.findIndex((n) => echo(n) === undefined),
];
