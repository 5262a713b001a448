[
  [1, 2, 3].map(double),
  ['a', 'b'].map(upper),
  listIds()
    .map(fetchUser)
    .map((u) => u.name),
];
