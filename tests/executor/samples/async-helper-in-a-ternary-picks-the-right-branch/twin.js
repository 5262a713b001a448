const ok = async (action) => await approve(action);
const name = async (id) => (await fetchUser(id)).name;
[
  (await ok('delete')) ? 'did' : 'did not',
  (await ok('read')) ? await name(1) : await name(3),
  (await ok('delete')) ? await name(1) : await name(3),
];
