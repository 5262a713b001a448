const users = await Promise.all(ids.map((id) => fetchUser(id)));
first = users.at(-1).name;
users.length;
