const ask = async (action) => approve(action);
const actions = ['delete', 'read'];
function* each() {
  yield* actions;
}
let found = 0;
each().forEach(async (action) => {
  if (await ask(action)) found++;
});
[
  actions.values().filter(ask).toArray(),
  new Set(['delete']).values().some(ask),
  new Set(actions).values().find(async (action) => ask(action)),
  each().every(ask),
  [...each().map(ask)].filter(Boolean).length,
  each().reduce(async (_, action) => ask(action), false),
  found,
];
