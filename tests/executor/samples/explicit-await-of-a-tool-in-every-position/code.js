const a = await add(1, 2);
const list = [await double(1), await double(2)];
const o = { [await keyOf(1)]: await upper('v') };
const [x = await counter(), { name }] = [undefined, await fetchUser(1)];
const text = `${await upper('t')}-${(await fetchUser(3)).name}`;
[
  a,
  list,
  o,
  x,
  name,
  text,
  (await listIds()).length,
  (await add(1, 1)) * (await add(2, 2)),
  await await echo('twice'),
];
