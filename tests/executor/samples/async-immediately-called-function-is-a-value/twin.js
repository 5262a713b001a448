const name = await (async () => (await fetchUser(1)).name)();
const flag = (await (async () => await no())()) ? 'yes' : 'no';
const sum = (await (async function () {
  return await add(1, 2);
})()) + 1;
[name.length, flag, sum];
