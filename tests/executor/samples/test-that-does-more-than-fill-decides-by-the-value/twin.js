const log = [];
const ask = async (action) => await approve(action);
let answer = ask('delete');
if (!(await answer)) {
  log.push('refused');
  answer = ask('read');
}
log.push(await answer);
log;
