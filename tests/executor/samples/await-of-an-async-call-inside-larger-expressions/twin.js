const n = async (x) => await double(x);
const flag = async (x) => await isEven(x);
[
  (await n(1)) + (await n(2)),
  (await n(1)) + (await n(2)),
  (await flag(1)) || (await flag(2)),
  (await flag(1)) || (await flag(3)),
  [await n(1), await n(2)],
  `${await n(1)}${await n(2)}`,
];
