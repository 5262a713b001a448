const load = (id) => fetchUser(id);
const box = new Map([['u', load(1)]]);
const list = [load(1)];
const both = { user: load(3) };
[
  load(1) instanceof Promise,
  typeof load(1).then,
  'then' in load(1),
  Array.isArray(listIds()),
  box.get('u').name,
  list[0].name,
  both.user.name,
  JSON.stringify(load(2)),
  Object.keys(load(1)).length,
  typeof counter(),
  `${approve('delete')}`,
  String(no()),
];
