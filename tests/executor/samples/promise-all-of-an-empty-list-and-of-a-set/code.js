[
  await Promise.all([]),
  await Promise.all(new Set([add(1, 1), upper('x')])),
  await Promise.all([[]].map((x) => x)),
];
