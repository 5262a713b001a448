[
  globalThis.echo(1),
  globalThis['upper']('a'),
  globalThis[`dou${'ble'}`](4),
  typeof globalThis.add,
  'add' in globalThis,
];
