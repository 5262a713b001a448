const out = [];
for await (const user of [fetchUser(3), fetchUser(1), { name: 'plain' }]) out.push(user.name);
out;
