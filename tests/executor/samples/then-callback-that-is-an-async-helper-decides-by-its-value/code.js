const ask = async (action) => approve(action);
const run = (action) =>
  Promise.resolve(action)
    .then(ask)
    .then((allowed) => (allowed ? `did ${action}` : `kept ${action}`));
const load = async (id) => fetchUser(id);
const checked = await load(2).then((user) => {
  if (ask(`delete ${user.name}`)) return 'deleted';
  return `kept ${user.name}`;
});
[await run('delete'), await run('read'), checked];
