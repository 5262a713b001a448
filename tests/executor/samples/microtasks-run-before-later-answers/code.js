const log = [];
queueMicrotask(() => log.push('microtask'));
Promise.resolve().then(() => log.push('then'));
log.push('sync');
await slow(5, null);
log.push('answer');
log;
