const load = async ({ id = 1, upperCase = false } = {}) => {
  const name = (await fetchUser(id)).name;
  return upperCase ? upper(name) : name;
};
[await load(), await load({ id: 3, upperCase: true })];
