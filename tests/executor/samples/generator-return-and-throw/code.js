const log = [];
function* g() {
  while (true) {
    try {
      yield counter();
    } catch (e) {
      log.push('caught ' + e.message);
    } finally {
      log.push('f');
    }
  }
}
const it = g();
[it.next(), it.throw(new Error('x')), it.return(upper('bye')), it.next(), log];
