const load = async (id) => await fetchUser(id);
const users = new Map();
for (const id of [1, 2, 3]) users.set(id, await load(id));
const names = [];
for (const [id, user] of users) names.push(`${id}:${user.name}`);
const adults = [...users.values()].filter((user) => user.age >= 18).length;
users.forEach((user, id) => names.push(user.name + id));
[names, adults, users.get(1).name, users.get(9) ? 'there' : 'missing', users.get(2).age < 18];
