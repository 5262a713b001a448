[
  [5, 1, 4].sort((a, b) => (bigintOf('0') ? 0 : Number(compare(a, b)))),
  [2, 1].sort((a, b) => notANumber()),
  [2, 1].sort((a, b) => nothing()),
  [1, 2, 3].sort((a, b) => String(compare(b, a))),
];
