async function load(id) {
  return (await fetchUser(id)).name;
}
const p = load(1);
[p instanceof Promise, typeof p.then, await p];
