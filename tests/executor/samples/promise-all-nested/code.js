const groups = { first: [1, 2], second: [3] };
const loaded = await Promise.all(
  Object.entries(groups).map(async ([name, ids]) => [
    name,
    await Promise.all(ids.map(async (id) => (await fetchUser(id)).name)),
  ]),
);
Object.fromEntries(loaded);
