const prices = new Map([['apple', 2], ['pear', 1]]);
const bills = {};
await Promise.all(
  [...prices].map(async ([name, count]) => {
    bills[name] = count * (await priceOf(name));
  }),
);
const names = [];
await Promise.all(
  [...new Set([1, 3])].map(async (id) => {
    const user = await fetchUser(id);
    names.push(user.name);
  }),
);
[bills.apple, bills.pear, names.sort(), Object.values(bills).length];
