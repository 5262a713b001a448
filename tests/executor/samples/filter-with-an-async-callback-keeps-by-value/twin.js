const ok = async (action) => await approve(action);
const actions = ['read', 'delete a', 'write', 'delete b'];
const keep = async (list, test) => {
  const out = [];
  for (const item of list) if (await test(item)) out.push(item);
  return out;
};
const kept = await keep(actions, ok);
const adults = await keep([1, 2, 3], async (id) => (await fetchUser(id)).age >= 18);
const even = await keep([1, 2, 3, 4], isEven);
[kept, adults, even, (await keep(actions, ok)).length];
