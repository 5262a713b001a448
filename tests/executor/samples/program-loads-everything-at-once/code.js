const ids = await listIds();
const users = await Promise.all(ids.map((id) => fetchUser(id)));
const orders = await Promise.all(users.map((user) => listOrders(user.id)));
const rows = users.map((user, i) => ({
  name: user.name,
  orders: orders[i].length,
  total: orders[i].reduce((sum, order) => sum + order.total, 0),
}));
rows.sort((a, b) => b.total - a.total);
for (const row of rows) console.log(`${row.name}: ${row.orders} orders, ${row.total}`);
rows;
