const load = (id) => fetchUser(id);
load(1).name;
