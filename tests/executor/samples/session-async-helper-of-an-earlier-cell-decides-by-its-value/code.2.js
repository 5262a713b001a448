const log = [];
if (ok('delete')) log.push('paid');
if (ok('read')) log.push('read');
log.push(nameOf(1) + '!', [1, 3].map(nameOf).join(), [1, 2].filter((id) => ok(`mail ${nameOf(id)}`)).length);
log;
