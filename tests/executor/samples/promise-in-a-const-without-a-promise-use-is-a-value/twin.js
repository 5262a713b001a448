const load = async (id) => await fetchUser(id);
const user = await load(1);
const other = await load(3);
const older = user.age > other.age ? user : other;
[older.name, user.tags.length, `${user.name}/${other.name}`];
