const result = await listIds()
  .then((ids) => fetchUser(ids[0]))
  .then(async (user) => ({ user: user.name, orders: (await listOrders(user.id)).length }));
result;
