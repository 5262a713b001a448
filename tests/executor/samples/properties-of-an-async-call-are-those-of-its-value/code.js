const load = async (id) => fetchUser(id);
const list = async () => listIds();
[load(1).name, load(3)['age'], load(1).tags.length, load(2).missing, list()[0], list().length, load(1)?.name, load(9 - 6)?.tags?.[0]];
