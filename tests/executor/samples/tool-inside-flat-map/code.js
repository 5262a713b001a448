[
  listIds().flatMap((id) => fetchUser(id).tags),
  [1, 2].flatMap((n) => (isEven(n) ? [n, [n]] : double(n))),
];
