const log = [];
const timer = setTimeout(() => log.push('never'), 1);
clearTimeout(timer);
await slow(20, null);
log;
