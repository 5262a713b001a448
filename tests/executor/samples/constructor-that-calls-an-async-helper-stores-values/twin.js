const accountOf = async (id) => {
  const user = await fetchUser(id);
  await approve('delete');
  return { name: user.name, kind: user.age >= 18 ? 'adult' : 'minor' };
};
[await accountOf(1), await accountOf(2), { ...(await accountOf(3)), title: `VIP ${(await fetchUser(3)).name}` }];
