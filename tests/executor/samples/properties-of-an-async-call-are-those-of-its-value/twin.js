const load = async (id) => await fetchUser(id);
const list = async () => await listIds();
[
  (await load(1)).name,
  (await load(3))['age'],
  (await load(1)).tags.length,
  (await load(2)).missing,
  (await list())[0],
  (await list()).length,
  (await load(1))?.name,
  (await load(9 - 6))?.tags?.[0],
];
