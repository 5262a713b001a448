const list = Uint8Array.from([1, 2, 3, 4]);
[
  list.map((n) => double(n)),
  list.filter((n) => isEven(n)),
  list.reduce((a, n) => add(a, n), 0),
  list.some((n) => n > double(2)),
  list.findLast((n) => isEven(n)),
  Uint8Array.from([3, 1, 2]).sort((a, b) => compare(b, a)),
  Uint8Array.from([1, 2], (n) => double(n)),
  list.every((n) => echo(n) < 5),
];
