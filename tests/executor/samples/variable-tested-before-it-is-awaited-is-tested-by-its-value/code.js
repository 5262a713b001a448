const ok = async (action) => approve(action);
const log = [];
const first = ok('delete');
const second = ok('read');
log.push(first ? 'paid first' : 'kept first', second ? 'paid second' : 'kept second');
log.push(await first, await second);
log;
