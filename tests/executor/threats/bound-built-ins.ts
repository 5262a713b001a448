/** Functions of the language that hand out what they are bound to, and Promise under another name. */
export const BOUND_BUILT_INS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [['const any = (o, k) => [0].filter((x) => o[k](x)).length; any([Promise.resolve(false)], "at")'], 0],
  [
    [
      'const every = (l, f) => l.every((x) => f(x)); const ok = async (x) => approve(x); const answers = new Map(["bad"].map((k) => [k, ok(k)])); const r = every(["bad"], answers.get.bind(answers)) ? danger() : "n"; await Promise.all(answers.values()); r',
    ],
    'n',
  ],
  [['const l = [Promise.resolve(false)]; const any = (f) => [0].filter((x) => f(x)).length; any(l.at.bind(l))'], 0],
  [['const l = [Promise.resolve(false)]; const any = (f) => [0].filter((x) => f(x)).length; any(l.shift.bind(l))'], 0],
  [
    [
      'const l = new Map([[0, Promise.resolve(false)]]); const any = (f) => [0].filter((x) => f(x)).length; any(l.get.bind(l))',
    ],
    0,
  ],
  [
    [
      'const l = [Promise.resolve(false)]; const any = (f) => [0].filter((x) => f(x)).length; any(Reflect.get.bind(null, l))',
    ],
    0,
  ],
  [
    [
      'const l = [Promise.resolve(false)]; const { at } = l; const any = (f) => [0].filter((x) => f(x)).length; any(at.bind(l))',
    ],
    0,
  ],
  [['class Q extends Promise {}; const any = (f) => [0].filter((x) => f(x)).length; any(Q.resolve.bind(Q, false))'], 0],
  [
    [
      'const { resolve } = Promise; const any = (f) => [0].filter((x) => f(x)).length; any(resolve.bind(Promise, false))',
    ],
    0,
  ],
  [
    [
      'const l = [Promise.resolve(false)]; const any = (f) => [0].filter((x) => f(x)).length; any(new Proxy(l.at.bind(l), {}))',
    ],
    0,
  ],
  [
    [
      'const l = [Promise.resolve(false)]; const any = (f) => [0].filter((x) => f(x)).length; any(new Proxy(() => 1, { apply: l.at.bind(l, 0) }))',
    ],
    0,
  ],
  [
    [
      'const p = Promise.resolve(false); const any = (o, g) => [0].filter((x) => Reflect.apply(g, o, [x])).length; any([p], [].at)',
    ],
    0,
  ],
  [
    ['const p = Promise.resolve(false); const any = (o, g) => [0].filter((x) => g.call(o, x)).length; any([p], [].at)'],
    0,
  ],
  [
    [
      'const p = Promise.resolve(false); const any = (o, g) => [0].filter((x) => g.apply(o, [x])).length; any([p], [].at)',
    ],
    0,
  ],
  [
    ['const p = Promise.resolve(false); const any = (o, g) => [0].filter((x) => g.bind(o)(x)).length; any([p], [].at)'],
    0,
  ],
  [
    [
      'const p = Promise.resolve(false); const any = (o, g) => { o.f = g; return [0].filter((x) => o.f(x)).length }; any([p], [].at)',
    ],
    0,
  ],
  [
    [
      'const p = Promise.resolve(false); const any = (o) => [0].filter((x) => o.f(x)).length; any({ f: [].at, 0: p, length: 1 })',
    ],
    0,
  ],
  [['const p = Promise.resolve(false); const any = (o, k) => [0].filter((x) => o[k](x)).length; any([p], "at")'], 0],
  [
    [
      'const p = Promise.resolve(false); const any = (o, k) => [0].some((x) => o[k](x)) ? 1 : 0; any(new Map([[0, p]]), "get")',
    ],
    0,
  ],
  [['const l = [Promise.resolve(false)]; const any = (f) => [0].map((x) => f(x))[0] ? 1 : 0; any(l.at.bind(l))'], 0],
  [['const m = [Promise.resolve(false)]; const f = m.at.bind(m); f(0) ? "P" : "n"'], 'n'],
  [
    [
      'const wr = (f) => { const w = { v: f(0) }; return w.v ? "P" : "n" }; 0',
      'const m = [Promise.resolve(false)]; wr(m.at.bind(m))',
    ],
    'n',
  ],
  [['const P = Promise; 0', 'new P((r) => r(false)) ? "P" : "n"'], 'n'],
  [['const P = Promise; 0', 'P.resolve(false) ? "P" : "n"'], 'n'],
  [['class Q extends Promise {}; 0', 'Q.resolve(false) ? "P" : "n"'], 'n'],
  [['const { resolve } = Promise, P = Promise; 0', 'Reflect.apply(resolve, P, [false]) ? "P" : "n"'], 'n'],
  [['const mk = { P: Promise }; 0', 'new mk.P((r) => r(false)) ? "P" : "n"'], 'n'],
  [['let P; 0', 'P = Promise; 0', 'P.resolve(false) ? "P" : "n"'], 'n'],
  [
    [
      'const P = Promise; 0',
      'const any = (l, f) => l.filter((x) => f(x)).length; any([0], (x) => new P((r) => r(false)))',
    ],
    0,
  ],
  [
    ['const P = Promise; const any = (l, f) => l.filter((x) => f(x)).length; 0', 'any([0], (x) => P.resolve(false))'],
    0,
  ],
]
