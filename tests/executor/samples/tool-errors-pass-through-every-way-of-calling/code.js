const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name}:${e.message}`;
  }
};
[
  attempt(() => [1].map(() => fail('map'))),
  attempt(() => ['m'].map(fail)),
  attempt(() => fail.call(null, 'call')),
  attempt(() => fail.apply(null, ['apply'])),
  attempt(() => fail.bind(null, 'bind')()),
  attempt(() => Reflect.apply(fail, null, ['reflect'])),
  attempt(() => ({ f: fail }).f('member')),
  attempt(() => globalThis['fail']('global')),
  attempt(() => (yes() ? fail : echo)('choice')),
];
