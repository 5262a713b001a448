const list = [1, 4, 6, 7];
[
  list.find((n) => isEven(n)),
  list.findIndex((n) => isEven(n)),
  list.findLast((n) => isEven(n)),
  list.findLastIndex((n) => isEven(n)),
  list.find((n) => n > add(10, 1)),
  list.findIndex((n) => no()),
  list.findLastIndex((n) => no()),
];
