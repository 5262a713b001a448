const log = [];
const ask = async (action) => approve(action);
let answer = ask('delete');
if (!answer) {
  log.push('refused');
  answer = ask('read');
}
log.push(await answer);
log;
