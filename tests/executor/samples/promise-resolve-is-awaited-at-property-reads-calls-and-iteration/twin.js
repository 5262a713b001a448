const user = await Promise.resolve({ name: 'Ada', tags: ['a', 'b'], hi() { return `hi ${this.name}`; } });
const twice = await Promise.resolve((x) => x * 2);
const list = await Promise.resolve([3, 1, 2]);
const seen = [];
for (const x of list) seen.push(x);
const { name, tags: [label] } = user;
[user.name, user.tags.length, user.hi(), twice(4), seen, [...list], Math.max(...list), name, label, list[0], list.length, user?.name];
