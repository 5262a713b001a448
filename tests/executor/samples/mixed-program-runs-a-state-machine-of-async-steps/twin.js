const states = {
  start: async (context) => {
    context.user = await fetchUser(context.id);
    return context.user.age >= 18 ? 'ask' : 'rejected';
  },
  ask: async ({ action }) => ((await approve(action)) ? 'run' : 'rejected'),
  run: async (context) => {
    context.result = await upper(context.action);
    return 'done';
  },
};
async function drive(id, action) {
  const context = { id, action, trail: ['start'] };
  let state = 'start';
  while (states[state]) {
    state = await states[state](context);
    context.trail.push(state);
  }
  return context;
}
const [a, b, c] = [await drive(1, 'read'), await drive(1, 'delete'), await drive(2, 'read')];
[a.trail.join('>'), a.result, b.trail.join('>'), c.trail.at(-1), b.result ?? 'none'];
