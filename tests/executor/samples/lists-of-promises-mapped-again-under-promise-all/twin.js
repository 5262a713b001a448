const users = await Promise.all([1, 2].map(async (id) => await fetchUser(id)));
const once = [4, 2];
const plain = [4, 2];
const names = users.map(({ name }) => name);
const from = [...names];
const made = [5].map((n) => n * 2).map((n) => n + 1);
[once, plain, names, from, made];
