const report = [3, 2, 1]
  .map(async (id) => fetchUser(id))
  .filter(async (user) => approve(`mail ${user.name}`) && user.age > 18)
  .flatMap(async (user) => listOrders(user.id))
  .filter(async ({ status }) => status !== 'refunded')
  .reduce(async (sum, { total }) => add(sum, total), 0);
`total ${report}`;
