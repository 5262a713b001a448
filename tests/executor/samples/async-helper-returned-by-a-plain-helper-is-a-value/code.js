const load = async (id) => fetchUser(id);
const nameOf = (id) => load(id).name;
const userOf = (id) => {
  return load(id);
};
const isAdmin = (id) => load(id).tags.includes('admin');
[nameOf(1), userOf(3).name, isAdmin(1) ? 'admin' : 'user', isAdmin(2) ? 'admin' : 'user', userOf(2).age > 17];
