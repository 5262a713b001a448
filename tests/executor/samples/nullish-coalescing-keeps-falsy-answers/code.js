[
  nullish() ?? 'a',
  nothing() ?? 'b',
  zero() ?? 'c',
  emptyText() ?? 'd',
  no() ?? 'e',
  nullish() ?? nothing() ?? upper('last'),
];
