listIds().map((id) => ({
  name: fetchUser(id).name,
  orders: listOrders(id)
    .filter((o) => o.total > 10)
    .map((o) => keyOf(o.id)),
}));
