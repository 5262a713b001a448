const states = {
  start: async (context) => {
    context.user = await fetchUser(context.id);
    return context.user.age >= 18 ? 'ask' : 'rejected';
  },
  ask: async ({ action }) => (approve(action) ? 'run' : 'rejected'),
  run: async (context) => {
    context.result = await upper(context.action);
    return 'done';
  },
};
async function drive(id, action) {
  const context = { id, action, trail: ['start'] };
  let state = 'start';
  while (states[state]) {
    state = states[state](context);
    context.trail.push(state);
  }
  return context;
}
const [a, b, c] = [[1, 'read'], [1, 'delete'], [2, 'read']].map(([id, action]) => drive(id, action));
[a.trail.join('>'), a.result, b.trail.join('>'), c.trail.at(-1), b.result ?? 'none'];
