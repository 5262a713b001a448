async function main() {
  const user = await fetchUser(1);
  return (async () => `${user.name} has ${(await listOrders(user.id)).length}`)();
}
await main();
