const log = [];
[40, 20, 1].forEach(async (ms, index) => {
  log.push(`start ${index}`);
  await slow(ms, 0);
  log.push(`end ${index}`);
});
log.push('after');
log;
