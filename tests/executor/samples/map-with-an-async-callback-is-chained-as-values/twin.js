const users = (await Promise.all([3, 1, 2].map(async (id) => await fetchUser(id))))
  .filter((user) => user.age >= 18)
  .map((user) => user.name)
  .sort();
const total = (await Promise.all(['apple', 'pear'].map(async (name) => await priceOf(name)))).reduce((a, b) => a + b, 0);
const [first] = await Promise.all([1].map(async (id) => await fetchUser(id)));
[users, total, first.name, (await Promise.all([2, 4].map(async (n) => await isEven(n)))).every((flag) => flag)];
