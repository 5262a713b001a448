const allowed = (async () => approve('delete'))();
var ask = async (action) => approve(action);
const log = [];
log.push(eval('allowed ? "paid" : "kept"'));
log.push(eval('typeof allowed'));
log;
