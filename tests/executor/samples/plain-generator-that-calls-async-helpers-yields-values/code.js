const load = async (id) => fetchUser(id);
function* users() {
  for (const id of [1, 2, 3]) {
    const user = load(id);
    if (user.age < 18) continue;
    yield user.name;
  }
  yield load(2);
}
const [a, b, last] = users();
const out = [];
for (const user of users()) out.push(typeof user);
[a, b, last.name, out, users().next().value];
