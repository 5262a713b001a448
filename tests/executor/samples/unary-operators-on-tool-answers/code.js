[
  -double(2),
  +echo('7'),
  !yes(),
  !!emptyText(),
  typeof counter(),
  typeof lookup('none'),
  typeof nothing(),
  void counter(),
];
