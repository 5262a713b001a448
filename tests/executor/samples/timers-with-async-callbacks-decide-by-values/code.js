const ask = async (action) => approve(action);
const log = [];
await new Promise((resolve) => {
  setTimeout(() => {
    if (ask('delete')) log.push('paid');
    log.push(ask('read') ? 'read' : 'refused');
    resolve();
  }, 1);
});
log;
