const pending = [];
for (const id of [1, 2, 3]) pending.push(fetchUser(id));
const users = await Promise.all(pending);
users.map((u) => u.name);
