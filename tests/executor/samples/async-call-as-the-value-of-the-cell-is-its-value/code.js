const load = async (id) => fetchUser(id);
load(1);
