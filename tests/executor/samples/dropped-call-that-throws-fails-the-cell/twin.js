async function main() {
  console.log('start');
  const user = await fetchUser(9);
  console.log(user.name);
}
await main();
console.log('not reached');
