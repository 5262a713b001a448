const load = async (id) => fetchUser(id);
function* users() {
  for (const id of [1, 2, 3]) yield load(id);
}
function* both() {
  yield* users();
  yield Promise.resolve({ name: 'Zed', age: 1 });
}
const names = [];
for (const user of users()) if (user.age >= 18) names.push(user.name);
names.push([...both()].length, [...both()].at(-1).name, Array.from(users(), (user) => user.age).join());
const [first] = users();
names.push(first.name);
names;
