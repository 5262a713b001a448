const log = [];
async function ok(action) {
  const answer = await approve(action);
  return answer;
}
let r;
r = ok('delete');
if (await r) log.push('paid');
log.push(await r);
log;
