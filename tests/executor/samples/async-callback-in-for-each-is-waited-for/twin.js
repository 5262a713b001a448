const log = [];
await Promise.all(
  [1, 2].map(async (n) => {
    log.push('start ' + n);
    await echo(n);
    log.push('end');
  }),
);
log.push('after');
log.slice();
