function* ids() {
  for (const id of listIds()) yield fetchUser(id).name;
}
const it = ids();
it.next().value;
