const ids = async () => await listIds();
const names = [];
for (const id of await ids()) names.push(id);
const copy = [...(await ids())];
const [first, ...rest] = await ids();
const { length } = await ids();
[names, copy, first, rest, length, Math.max(...(await ids())), new Set(await ids()).size];
