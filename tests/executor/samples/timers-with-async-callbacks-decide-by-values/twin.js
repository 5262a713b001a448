const ask = async (action) => await approve(action);
const log = [];
await new Promise((resolve) => {
  setTimeout(async () => {
    if (await ask('delete')) log.push('paid');
    log.push((await ask('read')) ? 'read' : 'refused');
    resolve();
  }, 1);
});
log;
