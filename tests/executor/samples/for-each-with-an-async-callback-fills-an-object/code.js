const users = {};
[1, 2, 3].forEach(async (id) => {
  users[id] = await fetchUser(id);
});
[Object.keys(users).length, users[1].name, users[3].name];
