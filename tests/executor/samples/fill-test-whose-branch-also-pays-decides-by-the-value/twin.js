const log = [];
let allowed;
const ask = async (action) => await approve(action);
allowed = ask('delete');
if (await allowed) log.push('paid');
if (!(await allowed)) log.push('kept'), (allowed = ask('read'));
if (await allowed) log.push('read');
log;
