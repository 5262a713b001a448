[
  Math.max(counter(), counter(), counter()),
  Math.round(add(1, 0.6)),
  Math.min(...listIds().map((n) => double(n))),
  Number.parseInt(upper('ff'), 16),
];
