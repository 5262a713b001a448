const registry = new Map();
const register = (name, handler, { needsApproval = false } = {}) =>
  registry.set(name, { handler, needsApproval });
register('sum', add);
register('shout', (text) => upper(text));
register('delete', (id) => record(`deleted ${id}`), { needsApproval: true });
register('price', (name) => priceOf(name) ?? failWith('NotFoundError', `no price for ${name}`));

function dispatch({ tool, args }) {
  const entry = registry.get(tool);
  if (!entry) return { tool, error: `unknown tool, known: ${[...registry.keys()].join(', ')}` };
  if (entry.needsApproval && !approve(`${tool} ${args.join(' ')}`))
    return { tool, error: 'refused' };
  try {
    return { tool, value: entry.handler(...args) };
  } catch (e) {
    return { tool, error: `${e.name}: ${e.message}` };
  }
}

const calls = [
  ['sum', 1, 2],
  ['shout', 'a'],
  ['delete', 7],
  ['price', 'fig'],
  ['price', 'stone'],
  ['fly'],
];
[calls.map(([tool, ...args]) => dispatch({ tool, args })), recorded()];
