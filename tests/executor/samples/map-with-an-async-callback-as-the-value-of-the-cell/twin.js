await Promise.all(
  [1, 2, 3].map(async (id) => {
    const user = await fetchUser(id);
    return { name: user.name, orders: (await listOrders(id)).length };
  }),
);
