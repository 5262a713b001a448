const ask = async (action) => approve(action);
const log = [];
for (const action of ['delete', 'read', null]) {
  const answer = action ? ask(action) : null;
  if (answer) log.push(`did ${action}`);
  else log.push(`kept ${action}`);
  log.push(await answer);
}
log;
