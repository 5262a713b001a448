const name = async (id) => (await fetchUser(id)).name;
const names = new Set();
names.add(await name(1));
names.add(await name(1));
names.add(await name(3));
[[...names].join(), names.size, names.has('Ada'), [...names].map((x) => x.length)];
