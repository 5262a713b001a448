const listeners = [];
const on = (listener) => listeners.push(listener);
on(async (action) => await approve(action));
on((action) => action.length > 2);
on(async () => await yes());
const emit = async (action) => {
  const votes = [];
  for (const listener of listeners) votes.push((await listener(action)) ? 'yes' : 'no');
  return votes;
};
const unanimous = async (action) => {
  for (const listener of listeners) if (!(await listener(action))) return false;
  return true;
};
[await emit('delete'), await emit('go'), await emit('read'), await unanimous('delete'), await unanimous('read')];
