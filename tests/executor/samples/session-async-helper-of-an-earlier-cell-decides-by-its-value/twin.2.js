const log = [];
if (await ok('delete')) log.push('paid');
if (await ok('read')) log.push('read');
log.push((await nameOf(1)) + '!', (await Promise.all([1, 3].map(nameOf))).join());
let count = 0;
for (const id of [1, 2]) if (await ok(`mail ${await nameOf(id)}`)) count++;
log.push(count);
log;
