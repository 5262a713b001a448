const name = async (id) => fetchUser(id).name;
const p = Promise.resolve(7);
[
  JSON.stringify({ p, list: [name(1), p], deep: { x: { y: name(3) } } }),
  JSON.stringify(p),
  JSON.stringify([[name(2)]], null, 1),
  JSON.stringify([1, 2].map(async (n) => double(n))),
  JSON.stringify({ toJSON: async () => echo('from toJSON') }),
];
