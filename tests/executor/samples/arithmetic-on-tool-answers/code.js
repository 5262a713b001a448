[
  add(1, 2) - double(2),
  double(3) * double(4),
  add(7, 2) / double(1),
  add(10, 3) % double(2),
  double(2) ** add(1, 2),
];
