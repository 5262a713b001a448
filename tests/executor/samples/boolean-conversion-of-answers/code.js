[
  Boolean(no()),
  Boolean(lookup('none')),
  Boolean(listIds()),
  [no(), yes(), zero(), upper('a')].filter(Boolean),
  ['apple', 'none'].map((n) => lookup(n)).filter(Boolean).length,
  !!emptyText(),
  Number(no()),
  String(nothing()),
];
