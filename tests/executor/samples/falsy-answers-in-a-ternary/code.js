[
  no() ? 1 : 0,
  zero() ? 1 : 0,
  emptyText() ? 1 : 0,
  nullish() ? 1 : 0,
  nothing() ? 1 : 0,
  notANumber() ? 1 : 0,
  negativeZero() ? 1 : 0,
  bigintOf('0') ? 1 : 0,
  echo('0') ? 1 : 0,
  echo([]) ? 1 : 0,
  listIds() ? 1 : 0,
];
