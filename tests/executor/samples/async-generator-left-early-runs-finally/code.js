const log = [];
async function* g() {
  try {
    yield await echo(1);
    yield await echo(2);
  } finally {
    log.push(await upper('closed'));
  }
}
for await (const x of g()) {
  log.push(x);
  break;
}
await slow(5, null);
log;
