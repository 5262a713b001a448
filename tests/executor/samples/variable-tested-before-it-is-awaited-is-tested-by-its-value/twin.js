const ok = async (action) => await approve(action);
const log = [];
const first = ok('delete');
const second = ok('read');
log.push((await first) ? 'paid first' : 'kept first', (await second) ? 'paid second' : 'kept second');
log.push(await first, await second);
log;
