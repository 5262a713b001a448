async function isSafe(action) {
  return approve(action);
}
async function names(ids) {
  return ids.map(async (id) => fetchUser(id).name);
}
const log = [];
if (Reflect.apply(isSafe, undefined, ['delete'])) log.push('reflect');
if (isSafe.call(null, 'delete')) log.push('call');
if (isSafe.apply(null, ['delete'])) log.push('apply');
if (isSafe.bind(null)('delete')) log.push('bind');
if (isSafe.bind(null, 'delete')()) log.push('bound argument');
log.push(Reflect.apply(names, null, [[1, 2]]).join(), names.call(null, [2, 3]).join(), names.bind(null)([1]).join());
const refused = isSafe('delete');
const first = (list) => (list[0] ? 'paid' : 'not');
log.push(first.call(null, [refused]), first.apply(null, [[refused]]), Reflect.apply(first, null, [[refused]]), first.bind(null, [refused])());
await refused;
log;
