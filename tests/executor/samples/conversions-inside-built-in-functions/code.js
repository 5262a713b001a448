const n = { valueOf: () => double(4), toString: () => upper('n') };
[
  Math.max(n, 1),
  Math.abs(n),
  Number(n),
  parseInt({ toString: () => concat(4, 2) }),
  isNaN({ valueOf: notANumber }),
  String.fromCharCode({ valueOf: () => add(60, 5) }),
  'abc'.at({ valueOf: counter }),
  'x'.repeat({ valueOf: () => double(1) }),
  [1, 2, 3].slice({ valueOf: () => add(0, 1) }),
  new Array(3).fill({ valueOf: zero }).length,
  'b,c'.split({ toString: () => echo(',') }),
];
