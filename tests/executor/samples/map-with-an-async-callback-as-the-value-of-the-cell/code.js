[1, 2, 3].map(async (id) => {
  const user = fetchUser(id);
  return { name: user.name, orders: listOrders(id).length };
});
