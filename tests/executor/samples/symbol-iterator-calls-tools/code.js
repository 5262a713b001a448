const bag = {
  *[Symbol.iterator]() {
    for (const id of listIds()) yield fetchUser(id).name;
  },
};
const [first, ...rest] = bag;
[
  first,
  rest,
  [...bag].length,
  new Set(bag).size,
  Array.from(bag),
  Math.max(...[...bag].map((x) => x.length)),
];
