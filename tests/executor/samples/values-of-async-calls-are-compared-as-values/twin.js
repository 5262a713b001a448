const ask = async (action) => await approve(action);
const name = async (id) => (await fetchUser(id)).name;
const a = ask('read'), b = ask('write');
const equal = (await a) === (await b);
[
  equal,
  (await name(1)) === (await name(1)),
  (await name(1)) === 'Ada',
  (await name(1)) !== (await name(3)),
  (await ask('delete')) === false,
  await a,
  await b,
];
