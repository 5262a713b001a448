const n = async (x) => await double(x);
const user = async (id) => ({ id, name: (await fetchUser(id)).name });
[
  await add(await n(1), await n(2)),
  await concat(await n(1), '-', await n(2)),
  await allArgs(await user(1), [await n(3)], { deep: { user: await user(3) } }),
  await upper((await user(1)).name),
];
