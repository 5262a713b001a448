const ids = await listIds();
let first = (await fetchUser(ids[0])).name;
first;
