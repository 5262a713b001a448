const log = [];
async function ok(action) {
  const answer = approve(action);
  return answer;
}
let r;
r = ok('delete');
if (r) log.push('paid');
log.push(await r);
log;
