const names = [];
for (const id of listIds()) names.push(fetchUser(id).name);
names;
