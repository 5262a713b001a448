const load = async (id) => await fetchUser(id);
const log = [];
const name = load(1).then((user) => user.name);
await load(3).then((user) => log.push(user.name));
const missing = await load(9).catch((error) => error.status);
const text = await load(2)
  .then(({ age }) => (age >= 18 ? 'adult' : 'minor'))
  .finally(() => log.push('finally'));
[await name, missing, text, log];
