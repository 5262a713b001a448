const n = async (x) => await double(x);
[
  (await n(1)) + 1,
  1 + (await n(1)),
  (await n(5)) - (await n(1)),
  (await n(2)) * 3,
  (await n(9)) / 2,
  (await n(5)) % 3,
  2 ** (await n(2)),
  -(await n(1)),
  +(await n(2)),
  ~(await n(3)),
];
