console.log('before');
[1, 9].forEach(async (id) => {
  const user = await fetchUser(id);
  console.log(user.name);
});
console.log('not reached');
