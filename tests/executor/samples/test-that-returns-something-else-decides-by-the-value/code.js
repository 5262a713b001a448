const ask = async (action) => approve(action);
async function run(action) {
  const allowed = ask(action);
  if (allowed) return `paid ${action}`;
  return `refused ${await allowed}`;
}
const answers = new Map([['x', ask('delete x')]]);
async function pay(key) {
  const kept = answers.get(key);
  if (kept) return 'paid';
  return ['refused', await answers.get(key)];
}
[await run('delete'), await run('read'), await pay('x')];
