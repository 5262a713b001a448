[
  double(2, 99),
  concat(),
  add(1) !== add(1),
  allArgs(undefined, null),
  allArgs().length,
  allArgs(...[, 1]),
];
