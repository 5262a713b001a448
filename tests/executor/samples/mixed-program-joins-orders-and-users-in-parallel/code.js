async function load() {
  const [orders, ids] = await Promise.all([listOrders(), listIds()]);
  const users = await Promise.all(ids.map(async (id) => fetchUser(id)));
  return { orders, byId: new Map(users.map((user) => [user.id, user])) };
}
async function rows(status) {
  const { orders, byId } = load();
  return orders
    .filter((order) => order.status === status)
    .map((order) => ({ order: order.id, name: byId.get(order.userId).name, total: order.total }));
}
const open = rows('open');
const total = open.reduce((sum, row) => sum + row.total, 0);
[open.map(({ name, total }) => `${name} ${total}`), total, rows('paid').length, rows('none').length === 0];
