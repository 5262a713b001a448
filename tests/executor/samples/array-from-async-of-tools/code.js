const users = await Array.fromAsync([1, 3], (id) => fetchUser(id));
users.map((u) => u.name);
