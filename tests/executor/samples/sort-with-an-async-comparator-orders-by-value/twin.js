const list = [3, 1, 2];
const ages = new Map();
for (const id of [1, 2, 3]) ages.set(id, (await fetchUser(id)).age);
const same = list.sort((a, b) => a - b);
[list, same === list, [1, 2, 3].sort((a, b) => ages.get(b) - ages.get(a)), [4, 5], [2, 9, 4].sort((a, b) => b - a)];
