[
  add(1, 1) < double(2),
  add(1, 1) > double(2),
  add(2, 2) <= double(2),
  add(2, 2) >= double(3),
  echo('1') == echo(1),
  echo('1') === echo(1),
  echo(1) != echo(2),
  echo('a') !== echo('a'),
];
