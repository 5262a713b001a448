const load = async (id) => (await fetchUser(id)).name;
const tasks = [1, 2, 3].map((id) => load(id));
tasks.length;
