const a = await Promise.resolve('x').then(upper);
const b = await listIds().then(allArgs);
const c = await fetchUser(9)
  .catch(echo)
  .then((e) => e.message);
[a, b, c];
