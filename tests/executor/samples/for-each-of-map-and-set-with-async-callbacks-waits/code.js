const prices = new Map([['apple', 2], ['pear', 1]]);
const bills = {};
prices.forEach(async (count, name) => {
  bills[name] = count * (await priceOf(name));
});
const names = [];
new Set([1, 3]).forEach(async (id) => {
  const user = await fetchUser(id);
  names.push(user.name);
});
[bills.apple, bills.pear, names.sort(), Object.values(bills).length];
