const log = [];
let answer = null;
const ask = async (action) => await approve(action);
const once = (action) => {
  if (!answer) answer = ask(action);
  return answer;
};
await Promise.all([once('delete'), once('delete')]);
if (await answer) log.push('paid');
else log.push('refused');
const word = (await answer) ? 'yes' : 'no';
log.push(word, (await once('delete')) ? 'again' : 'not again');
log;
