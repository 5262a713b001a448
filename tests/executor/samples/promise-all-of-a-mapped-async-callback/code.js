const ids = await listIds();
const rows = await Promise.all(
  ids.map(async (id) => {
    const user = await fetchUser(id);
    const orders = await listOrders(id);
    return `${user.name}:${orders.length}`;
  }),
);
rows;
