const log = [];
[1, 2].forEach(async (n) => {
  log.push('start ' + n);
  await echo(n);
  log.push('end');
});
log.push('after');
log.slice();
