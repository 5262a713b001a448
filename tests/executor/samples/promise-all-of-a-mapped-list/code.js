const users = await Promise.all([3, 1, 2].map((id) => fetchUser(id)));
users.map((u) => u.name);
