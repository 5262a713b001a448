const name = async (id) => (await fetchUser(id)).name;
const p = 7;
[
  JSON.stringify({ p, list: [await name(1), p], deep: { x: { y: await name(3) } } }),
  JSON.stringify(p),
  JSON.stringify([[await name(2)]], null, 1),
  JSON.stringify([await double(1), await double(2)]),
  JSON.stringify(await echo('from toJSON')),
];
