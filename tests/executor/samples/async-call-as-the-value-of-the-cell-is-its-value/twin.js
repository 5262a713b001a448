const load = async (id) => await fetchUser(id);
await load(1);
