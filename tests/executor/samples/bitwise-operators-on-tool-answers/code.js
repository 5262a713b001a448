[
  add(4, 1) & double(2),
  add(4, 1) | double(1),
  add(4, 1) ^ double(1),
  ~double(3),
  double(1) << add(1, 1),
  -double(8) >> echo(2),
  -echo(1) >>> echo(28),
];
