const log = [];
let answer = null;
const ask = async (action) => approve(action);
const once = (action) => {
  if (!answer) answer = ask(action);
  return answer;
};
await Promise.all([once('delete'), once('delete')]);
if (answer) log.push('paid');
else log.push('refused');
const word = answer ? 'yes' : 'no';
log.push(word, once('delete') ? 'again' : 'not again');
log;
