const state = { users: [], errors: [] };
async function load(id) {
  try {
    state.users.push(await fetchUser(id));
  } catch (error) {
    state.errors.push(error.message);
  }
}
async function main() {
  for (const id of [1, 9, 3]) await load(id);
  if (state.users.length !== 2) throw new Error('too early');
}
await main();
console.log(`${state.users.length} users`);
[state.users.map((user) => user.name), state.errors];
