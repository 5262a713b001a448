async function isSafe(action) {
  return await approve(action);
}
async function names(ids) {
  return await Promise.all(ids.map(async (id) => (await fetchUser(id)).name));
}
const log = [];
if (await Reflect.apply(isSafe, undefined, ['delete'])) log.push('reflect');
if (await isSafe.call(null, 'delete')) log.push('call');
if (await isSafe.apply(null, ['delete'])) log.push('apply');
if (await isSafe.bind(null)('delete')) log.push('bind');
if (await isSafe.bind(null, 'delete')()) log.push('bound argument');
log.push(
  (await Reflect.apply(names, null, [[1, 2]])).join(),
  (await names.call(null, [2, 3])).join(),
  (await names.bind(null)([1])).join(),
);
const refused = await isSafe('delete');
const first = (list) => (list[0] ? 'paid' : 'not');
log.push(first.call(null, [refused]), first.apply(null, [[refused]]), Reflect.apply(first, null, [[refused]]), first.bind(null, [refused])());
log;
