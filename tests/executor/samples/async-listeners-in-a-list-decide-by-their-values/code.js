const listeners = [];
const on = (listener) => listeners.push(listener);
on(async (action) => approve(action));
on((action) => action.length > 2);
on(async () => yes());
const emit = (action) => {
  const votes = [];
  for (const listener of listeners) votes.push(listener(action) ? 'yes' : 'no');
  return votes;
};
const unanimous = (action) => listeners.every((listener) => listener(action));
[emit('delete'), emit('go'), emit('read'), unanimous('delete'), unanimous('read')];
