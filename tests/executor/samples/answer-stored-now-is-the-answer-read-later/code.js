const store = {};
const put = (key, value) => {
  store[key] = value;
  return store;
};
put('a', approve('delete'));
put('b', fetchUser(1));
const seen = new Set();
seen.add(counter()).add(counter());
const weak = new WeakMap([[store, upper('w')]]);
[
  store.a === false,
  store.b.name,
  seen.has(1),
  seen.has(2),
  weak.get(store),
  [approve('delete')].includes(false),
  [counter()].indexOf(3),
];
