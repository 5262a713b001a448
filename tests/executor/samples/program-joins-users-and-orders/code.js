// Build a table of what every user spent.
const users = listIds().map((id) => fetchUser(id));
const totals = new Map();
for (const order of listOrders()) {
  if (order.status === 'refunded') continue;
  totals.set(order.userId, (totals.get(order.userId) ?? 0) + order.total);
}
const table = users
  .map((user) => ({ name: user.name, spent: totals.get(user.id) ?? 0 }))
  .sort((a, b) => b.spent - a.spent);
for (const row of table) {
  console.log(`${row.name.padEnd(5)}${String(row.spent).padStart(4)}`);
}
table;
