const ids = {
  *[Symbol.iterator]() {
    for (const id of listIds()) yield id;
  },
};
const pairs = {
  *[Symbol.iterator]() {
    yield [keyOf(1), counter()];
    yield [keyOf(2), counter()];
  },
};
const [a, ...rest] = ids;
[
  new Set(ids),
  new Map(pairs),
  Object.fromEntries(pairs),
  Array.from(ids, (id) => double(id)),
  Math.min(...ids),
  [...ids].length,
  a,
  rest,
  Uint8Array.from(ids),
  new Uint8Array([...ids]),
];
