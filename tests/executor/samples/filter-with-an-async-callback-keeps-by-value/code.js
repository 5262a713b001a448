const ok = async (action) => approve(action);
const actions = ['read', 'delete a', 'write', 'delete b'];
const kept = actions.filter(ok);
const adults = [1, 2, 3].filter(async (id) => fetchUser(id).age >= 18);
const even = [1, 2, 3, 4].filter(async (n) => {
  const flag = await isEven(n);
  return flag;
});
[kept, adults, even, actions.filter((action) => ok(action)).length];
