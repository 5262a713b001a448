async function nameOf(id) {
  const user = await fetchUser(id);
  return user.name;
}
const arrow = async (id) => (await nameOf(id)).length;
[await nameOf(1), await arrow(3)];
