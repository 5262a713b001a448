const users = [3, 1, 2]
  .map(async (id) => fetchUser(id))
  .filter((user) => user.age >= 18)
  .map((user) => user.name)
  .sort();
const total = ['apple', 'pear'].map(async (name) => priceOf(name)).reduce((a, b) => a + b, 0);
const [first] = [1].map(async (id) => fetchUser(id));
[users, total, first.name, [2, 4].map(async (n) => isEven(n)).every((flag) => flag)];
