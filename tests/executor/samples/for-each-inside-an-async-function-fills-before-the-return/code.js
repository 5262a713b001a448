async function collect(ids) {
  const out = {};
  ids.forEach(async (id) => {
    const user = await fetchUser(id);
    out[user.name] = user.age;
  });
  return out;
}
const ages = collect([1, 2]);
const counts = await collect([3]);
[ages.Ada, ages.Bo, counts.Cy, Object.keys(collect([1, 3])).length];
