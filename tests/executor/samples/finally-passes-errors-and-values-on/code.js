const log = [];
const a = await echo(1).finally(() => {
  log.push('a');
  return 'ignored';
});
const b = await fail('kept')
  .finally(() => log.push('b'))
  .catch((e) => e.message);
const c = await echo(1)
  .finally(() => {
    throw new Error('from finally');
  })
  .catch((e) => e.message);
[a, b, c, log];
