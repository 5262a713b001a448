const log = [];
let allowed;
const ask = async (action) => approve(action);
allowed = ask('delete');
if (allowed) log.push('paid');
if (!allowed) log.push('kept'), (allowed = ask('read'));
if (await allowed) log.push('read');
log;
