[
  Reflect.apply(upper, null, ['a']),
  Reflect.apply(add, undefined, makePair(1, 2)),
  [
    [1, 2],
    [3, 4],
  ].map((args) => Reflect.apply(add, null, args)),
];
