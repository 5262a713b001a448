type Cells = string | readonly string[]
const found = (how: string, reads: string): [Cells, unknown] => [
  `const p = (async () => allow('bad'))(); const n = 'k'; ${how}; const r = ${reads} ? 'T' : 'F'; await p; r`,
  'F',
]

/** Kept promises that are read otherwise than they were stored: by a key, by a name, out of a list, of a prototype. */
export const MEMBERS_BY_KEY: readonly (readonly [code: Cells, value: unknown])[] = [
  found('class A { static k = p }', 'A[n]'),
  found('class A { static [n] = p }', 'A.k'),
  found('class A { static { this.k = p } }', 'A[n]'),
  found('const A = class { static k = p }', 'A[n]'),
  found('const A = class B { static k = p; static r() { return B[n] } }', 'A.r()'),
  found('class A { static k = p } class B extends A {}', 'B[n]'),
  found('class A { static k = p }', 'Object.values(A).some(Boolean)'),
  found('class A { static k = p }', 'Object.entries(A).some(([, v]) => v)'),
  found(`class A { static k = p } let t = 0; for (const q in A) if (A[q]) t = 1`, 't'),
  found('const o = { __proto__: { k: p } }', 'o[n]'),
  found('const o = {}; o.__proto__ = { k: p }', 'o[n]'),
  found('const o = {}; Object.setPrototypeOf(o, { k: p })', 'o[n]'),
  found('const o = Object.create({ k: p })', 'o[n]'),
  found('function F() {} F.prototype.k = p; const o = new F()', 'o[n]'),
  found('function F() {} F.prototype = { k: p }; const o = new F()', 'o[n]'),
  found('class A {} A.prototype.k = p', 'new A()[n]'),
  found('const o = {}; o[n] = p', '[o].some((x) => x.k)'),
  found('const o = {}; o[n] = p', '[[o]][0][0].k'),
  found('const o = {}; o[n] = p', 'new Map([[1, o]]).get(1).k'),
  found('const o = {}; o[n] = p; let t = 0; for (const x of [o]) if (x.k) t = 1', 't'),
  found('const o = {}; const put = (t, q, v) => { t[q] = v }; put(o, n, p)', '[o].find((x) => x.k)'),
  found('const o = { [n]: p }', '[o].find((x) => x.k)'),
  found('const o = Object.fromEntries([[n, p]])', '[o].find((x) => x.k)'),
  found(`const l = [['k', p]].map(([a, v]) => ({ [a]: v }))`, 'l.every((x) => x.k)'),
  found('const b = {}; b[n] = {}; b[n][n] = p', 'b.k.k'),
  found('', '[...new Map([[p, 1]]).keys()][0]'),
  found('', 'Array.from(new Map([[p, 1]]).keys())[0]'),
  found('let t; for (const q of new Map([[p, 1]]).keys()) t = q', 't'),
  found(
    'const o = () => 1; o.k = p; const z = new (class { constructor(o) { this.z = o } ok(n) { return this.z[n] } })(o)',
    'z.ok(n)',
  ),
  [
    `const f = async (x) => allow(x); const o = {}; for (const n of ['a', 'b']) o[n] = f('bad');
    const r = [o].filter((x) => x.a).length; await Promise.all(Object.values(o)); r`,
    0,
  ],
  [
    [
      `const use = (o, n) => o[n] ? 'T' : 'F'; 0`,
      `const p = (async () => allow('bad'))(); class A { static k = p } const r = use(A, 'k'); await p; r`,
    ],
    'F',
  ],
]
