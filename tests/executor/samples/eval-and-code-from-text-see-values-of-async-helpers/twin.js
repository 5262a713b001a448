const allowed = await (async () => await approve('delete'))();
var ask = async (action) => await approve(action);
const log = [];
log.push(allowed ? 'paid' : 'kept');
log.push(typeof allowed);
log;
