const log = [];
async function* count() {
  try {
    for (let n = 1; ; n++) yield await echo(n);
  } finally {
    log.push(await upper('closed'));
  }
}
for await (const n of count()) {
  log.push(n);
  if (n === 2) break;
}
let one;
for await (one of count()) break;
log.push(one, 'end');
log;
