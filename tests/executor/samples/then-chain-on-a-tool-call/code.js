const length = await fetchUser(1)
  .then((user) => user.name)
  .then((name) => upper(name))
  .then((name) => name + '!');
length;
