let sum = 0;
for (const id of [3, 2, 1]) {
  const user = await fetchUser(id);
  if (!((await approve(`mail ${user.name}`)) && user.age > 18)) continue;
  for (const { status, total } of await listOrders(user.id)) if (status !== 'refunded') sum = await add(sum, total);
}
`total ${sum}`;
