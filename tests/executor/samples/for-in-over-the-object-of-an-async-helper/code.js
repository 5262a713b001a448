const load = async (id) => fetchUser(id);
const keys = [];
for (const key in load(1)) keys.push(key);
for (const index in (async () => listIds())()) keys.push(index);
keys;
