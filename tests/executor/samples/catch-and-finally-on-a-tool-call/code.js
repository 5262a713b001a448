const log = [];
const value = await fail('broken')
  .then(() => log.push('never'))
  .catch((e) => {
    log.push(e.message);
    return double(4);
  })
  .finally(() => {
    log.push('finally');
  });
[value, log];
