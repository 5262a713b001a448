const name = (async () => fetchUser(1).name)();
const flag = (async () => no())() ? 'yes' : 'no';
const sum = (async function () {
  return add(1, 2);
})() + 1;
[name.length, flag, sum];
