const load = async (id) => await fetchUser(id);
const nameOf = async (id) => (await load(id)).name;
const userOf = async (id) => {
  return await load(id);
};
const isAdmin = async (id) => (await load(id)).tags.includes('admin');
[
  await nameOf(1),
  (await userOf(3)).name,
  (await isAdmin(1)) ? 'admin' : 'user',
  (await isAdmin(2)) ? 'admin' : 'user',
  (await userOf(2)).age > 17,
];
