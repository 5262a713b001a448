const load = async (id) => await fetchUser(id);
const keys = [];
for (const key in await load(1)) keys.push(key);
for (const index in await (async () => await listIds())()) keys.push(index);
keys;
