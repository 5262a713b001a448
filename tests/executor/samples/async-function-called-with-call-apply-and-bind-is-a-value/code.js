async function may(action) {
  return approve(`${this.verb} ${action}`);
}
const remove = { verb: 'delete' }, read = { verb: 'read' };
const bound = may.bind(remove);
[
  may.call(remove, 'a') ? 'did' : 'kept',
  may.apply(read, ['a']) ? 'did' : 'kept',
  bound('a') ? 'did' : 'kept',
  Reflect.apply(may, remove, ['a']) ? 'did' : 'kept',
  ['x', 'y'].map(may, read).filter((flag) => flag).length,
];
