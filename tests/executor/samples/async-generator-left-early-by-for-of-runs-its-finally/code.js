const log = [];
async function* count() {
  try {
    for (let n = 1; ; n++) yield echo(n);
  } finally {
    log.push(upper('closed'));
  }
}
for (const n of count()) {
  log.push(n);
  if (n === 2) break;
}
const [one] = count();
log.push(one, 'end');
log;
