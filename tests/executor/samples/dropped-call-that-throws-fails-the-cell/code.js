async function main() {
  console.log('start');
  const user = fetchUser(9);
  console.log(user.name);
}
main();
console.log('not reached');
