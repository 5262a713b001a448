/** Functions that are got at by other names: that of a block, a label, `arguments.callee`. */
export const NAMED_ELSEWHERE: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  [[`const use = (f) => f('bad') ? 'P' : 'n'; 0`, 'function ok(a) { return (async () => approve(a))() } use(ok)'], 'n'],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'function ok(a) { return (async () => approve(a))() } const l = await Promise.all([ok(1)]); use(ok)',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'const later = async (a) => approve(a); function ok(a) { return later(a) } use(ok)',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'const later = async (a) => approve(a); { function ok(a) { return later(a) } } use(ok)',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'const later = async (a) => approve(a); { function ok(a) { return later(a) } use(ok) }',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'const later = async (a) => approve(a); if (1) function ok(a) { return later(a) } use(ok)',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'const later = async (a) => approve(a); l: function ok(a) { return later(a) } use(ok)',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'function m() { const later = async (a) => approve(a); l: function ok(a) { return later(a) } return use(ok) } m()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'function m() { const later = async (a) => approve(a); l: function ok(a) { return later(a) } return use(ok) } m()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'function m() { const later = async (a) => approve(a); { function ok(a) { return later(a) } } return use(ok) } m()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'function m() { const later = async (a) => approve(a); if (1) function ok(a) { return later(a) } return use(ok) } m()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'function m() { const later = async (a) => approve(a); switch (1) { case 1: function ok(a) { return later(a) } } return use(ok) } m()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `function m() { const later = async (a) => approve(a); const fs = []; for (const x of ['bad', 1]) { function ok() { return later(x) } fs.push(ok) } return fs.map(use).join() } m()`,
    ],
    'n,n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `function m() { const later = async (a) => approve(a); { function ok(n) { return n > 0 ? ok(n - 1) : later('bad') } } return use(() => ok(3)) } m()`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `function m() { const later = async (a) => approve(a); { var q = ok; function ok(n) { return later('bad') } } return use(q) + use(ok) } m()`,
    ],
    'nn',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `function m() { const later = async (a) => approve(a); { function ok(n) { return later('bad') } ok = (x) => 1 } return use(ok) } m()`,
    ],
    'n',
  ],
  [
    `const later = async (a) => allow(a); { function ok(n) { return later(n) } } [(await Promise.all([ok(1), ok('bad')])).join(), await ok(1).then((x) => x + 1)]`,
    ['true,false', 2],
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'await (async function (a) { if (a) return approve(a); return use(arguments.callee) })()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'const me = async function (a) { if (a) return approve(a); return use(arguments.callee) }; await me()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'async function me(a) { if (a) return approve(a); return use(arguments.callee) }; await me()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'const o = { async me(a) { if (a) return approve(a); return use(arguments.callee) } }; await o.me()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `await (async function (a) { if (a) return approve(a); const args = arguments; return use(args['cal' + 'lee']) })()`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'await (async function (a) { if (a) return approve(a); const { callee } = arguments; return use(callee) })()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'await (async function (a) { if (a) return approve(a); const o = { arguments }; return use(o.arguments.callee) })()',
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      'await (async function (a) { if (a) return approve(a); return (() => use(arguments.callee))() })()',
    ],
    'n',
  ],
  [
    [
      `const use = (g) => g.callee('bad') ? 'P' : 'n'; 0`,
      'await (async function (a) { if (a) return approve(a); return use(arguments) })()',
    ],
    'n',
  ],
  [
    [
      `const use = (g) => g.callee('bad') ? 'P' : 'n'; 0`,
      'const later = async (a) => approve(a); function me(a) { if (a) return later(a); return use(arguments) } me()',
    ],
    'n',
  ],
  [
    'async function sum() { let s = 0; for (let i = 0; i < arguments.length; i++) s += arguments[i]; return s } sum(1, 2, 3)',
    6,
  ],
  [`async function f(a) { 'use strict'; return arguments[a] } f(0)`, 0],
  ['async function f(a) { arguments[0] = 5; return a } f(0)', 5],
  ['async function f(a) { const [x] = arguments; return x } f(3)', 3],
  ['async function f(n) { return n < 1 ? 0 : 1 + await arguments.callee(n - 1) } f(3)', 3],
  ['async function f(n) { return arguments.callee === f } f(3)', true],
  ['class A { async f() { return arguments.length } } new A().f(1, 2)', 2],
  [
    [
      `const use = () => ok('bad') ? 'P':'n'; 0`,
      'const later = async (a) => approve(a); if (1) function ok(a) { return later(a) } use()',
    ],
    'n',
  ],
]
