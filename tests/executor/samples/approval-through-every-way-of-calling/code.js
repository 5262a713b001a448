const ask = approve;
const kit = { ask: approve, list: [approve] };
const bound = approve.bind(null, 'delete bound');
const checks = {
  alias: () => ask('delete'),
  member: () => kit.ask('delete'),
  element: () => kit.list[0]('delete'),
  bound: () => bound(),
  call: () => approve.call(null, 'delete'),
  apply: () => approve.apply(null, ['delete']),
  reflect: () => Reflect.apply(approve, null, ['delete']),
  global: () => globalThis.approve('delete'),
  computed: () => globalThis['app' + 'rove']('delete'),
  optional: () => approve?.('delete'),
  map: () => new Map([['f', approve]]).get('f')('delete'),
  proxy: () => new Proxy(approve, {})('delete'),
  comma: () => (0, approve)('delete'),
};
const leaked = [];
for (const [name, check] of Object.entries(checks)) {
  if (check()) leaked.push(name);
}
leaked;
