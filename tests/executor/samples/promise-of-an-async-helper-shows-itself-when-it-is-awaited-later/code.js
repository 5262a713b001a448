async function load(id) {
  const user = fetchUser(id);
  return user.name;
}
const p = load(1);
[p instanceof Promise, typeof p.then, await p];
