async function collect(ids) {
  const out = {};
  await Promise.all(
    ids.map(async (id) => {
      const user = await fetchUser(id);
      out[user.name] = user.age;
    }),
  );
  return out;
}
const ages = await collect([1, 2]);
const counts = await collect([3]);
[ages.Ada, ages.Bo, counts.Cy, Object.keys(await collect([1, 3])).length];
