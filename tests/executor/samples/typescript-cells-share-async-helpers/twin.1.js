async function ordersOf(id) {
  return await listOrders(id);
}
const due = async (id) =>
  (await ordersOf(id)).filter((o) => o.status === 'open').reduce((sum, o) => sum + o.total, 0);
await due(3);
