const log = [];
function* steps() {
  log.push('start');
  yield counter();
  log.push('middle');
  yield counter();
  log.push('end');
}
const it = steps();
log.push('made');
const first = it.next();
log.push('got ' + first.value);
const rest = [...it];
[log, rest];
