const load = async (id) => fetchUser(id);
const user = load(1);
const other = load(3);
const older = user.age > other.age ? user : other;
[older.name, user.tags.length, `${user.name}/${other.name}`];
