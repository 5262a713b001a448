const load = async (id) => await fetchUser(id);
const ask = async (action) => await approve(action);
const greet = async (user, loud) => {
  user ??= await load(1);
  loud ??= await ask('delete');
  return loud ? user.name.toUpperCase() : user.name;
};
const total = async (a, b) => {
  a ??= await (async () => await echo(2))();
  b ??= a + 1;
  return a + b;
};
const pick = async ({ name } = {}) => name ?? (await load(3)).name;
[
  await greet(),
  await greet(await load(3)),
  await greet({ name: 'Zed' }, true),
  await total(),
  await total(5),
  await pick(),
  await pick({ name: 'own' }),
];
