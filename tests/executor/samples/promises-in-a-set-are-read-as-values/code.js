const name = async (id) => fetchUser(id).name;
const names = new Set();
names.add(name(1));
names.add(name(1));
names.add(name(3));
[[...names].join(), names.size, names.has('Ada'), [...names].map((x) => x.length)];
