const makeAsk = (prefix) => async (action) => await approve(`${prefix} ${action}`);
const remove = makeAsk('delete');
const read = makeAsk('read');
const twice = (f) => async (x) => (await f(x)) && (await f(x));
[
  (await remove('a')) ? 'did' : 'kept',
  (await read('a')) ? 'did' : 'kept',
  (await makeAsk('delete')('b')) === false,
  (await twice(remove)('c')) ? 'did' : 'kept',
];
