const users = [1, 2].map(async (id) => fetchUser(id));
const once = await Promise.all([3, 1].map(async (n) => n).map(async (n) => n + 1));
const plain = await Promise.all([3, 1].map(async (n) => n).map((n) => n + 1));
const names = await Promise.all(users.map(async ({ name }) => name));
const from = await Promise.all(Array.from(users, async ({ name }) => name));
const later = async () => [5];
const made = await Promise.all(Array.from(later(), (n) => n * 2).map((n) => n + 1));
await Promise.all(users);
[once, plain, names, from, made];
