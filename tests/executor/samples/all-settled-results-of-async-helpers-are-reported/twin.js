const load = async (id) => {
  const user = await fetchUser(id);
  if (user.age < 18) throw new RangeError(`${user.name} is too young`);
  return user.name;
};
const results = await Promise.allSettled([1, 2, 9, 3].map((id) => load(id)));
const failed = results.filter((result) => result.status === 'rejected').map((result) => result.reason.message);
[results.filter(({ status }) => status === 'fulfilled').map(({ value }) => value), failed];
