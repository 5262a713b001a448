async function may(action) {
  return await approve(`${this.verb} ${action}`);
}
const remove = { verb: 'delete' }, read = { verb: 'read' };
const bound = may.bind(remove);
[
  (await may.call(remove, 'a')) ? 'did' : 'kept',
  (await may.apply(read, ['a'])) ? 'did' : 'kept',
  (await bound('a')) ? 'did' : 'kept',
  (await Reflect.apply(may, remove, ['a'])) ? 'did' : 'kept',
  (await Promise.all(['x', 'y'].map(may, read))).filter((flag) => flag).length,
];
