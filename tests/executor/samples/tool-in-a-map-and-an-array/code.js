const handlers = new Map([
  ['up', upper],
  ['twice', double],
]);
const list = [add, concat];
[
  handlers.get('up')('a'),
  handlers.get('twice')(8),
  [...handlers].map(([, f]) => f(2)),
  list.map((f) => f(1, 2)),
  list.at(-1)('x', 'y'),
];
