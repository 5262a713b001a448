const ids = async () => listIds();
const names = [];
for (const id of ids()) names.push(id);
const copy = [...ids()];
const [first, ...rest] = ids();
const { length } = ids();
[names, copy, first, rest, length, Math.max(...ids()), new Set(ids()).size];
