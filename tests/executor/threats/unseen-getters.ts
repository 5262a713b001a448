/** Gives a promise of false. */
const BAD = `const bad = async () => allow('bad');`
/** The same, and a promise that stays one. */
const KEPT = `${BAD} const p = bad();`

/** A getter that gives a promise, read by ways that do not say its name, in one cell. */
const UNNAMED: readonly (readonly [code: string, value: unknown])[] = [
  [`${BAD} const o = { get k() { return bad() } }; const key = 'k'; if (o[key]) await danger(); 'no'`, 'no'],
  [`${BAD} class A { get k() { return bad() } } const key = 'k'; new A()[key] ? 'P' : 'n'`, 'n'],
  [`${BAD} class A { static get k() { return bad() } } ['k'].filter((n) => A[n]).length`, 0],
  [`${BAD} const o = { get k() { return bad() } }; Object.keys(o).filter((n) => o[n]).length`, 0],
  [`${BAD} const o = { get k() { return bad() } }; Object.entries(o).filter(([, v]) => v).length`, 0],
  [`${BAD} const o = { get k() { return bad() } }; let r = 'n'; for (const n in o) if (o[n]) r = 'P'; r`, 'n'],
  [
    `${BAD} class A { get k() { return bad() } } class C extends A { ok(n) { return super[n] ? 'P' : 'n' } } new C().ok('k')`,
    'n',
  ],
  [
    `${BAD} class A { get k() { return bad() } } class C extends A { ok() { return super.k ? 'P' : 'n' } } new C().ok()`,
    'n',
  ],
  [`${BAD} const q = 'k'; const { [q]: v } = { get [q]() { return bad() } }; v ? 'P' : 'n'`, 'n'],
  [`${BAD} const q = 'k'; const { [q]: v } = { get k() { return bad() } }; v ? 'P' : 'n'`, 'n'],
  [`${BAD} const { k, ...o } = { k: 1, get v() { return bad() } }; o.v ? 'P' : 'n'`, 'n'],
  [`${BAD} class A { get 5() { return bad() } } new A()[5] ? 'P' : 'n'`, 'n'],
  [`${BAD} const o = { get k() { return bad() } }; ({ ...o }).k ? 'P' : 'n'`, 'n'],
  [`${BAD} const o = { get k() { return bad() } }; Object.assign({}, o).k ? 'P' : 'n'`, 'n'],
  [`${BAD} const o = { get k() { return bad() } }; Reflect.get(o, 'k') ? 'P' : 'n'`, 'n'],
  [`${BAD} const o = { get k() { return bad() } }; JSON.stringify(o)`, '{"k":false}'],
  [`${BAD} const o = { get k() { return bad() } }; let r; with (o) { r = k ? 'P' : 'n' } r`, 'n'],
  [`${BAD} const o = { get k() { return bad() } }; Object.getOwnPropertyDescriptor(o, 'k').get() ? 'P' : 'n'`, 'n'],
  [`${BAD} const o = { get k() { return [bad()] } }; const n = 'k'; o[n][0] ? 'P' : 'n'`, 'n'],
  [`${KEPT} const o = { get v() { return p } }; const r = Object.values(o)[0] ? 'P' : 'n'; await p; r`, 'n'],
  [`${KEPT} const o = { get v() { return p } }; let r = 'n'; for (const k in o) if (o[k]) r = 'P'; await p; r`, 'n'],
  [`${KEPT} const r = Array.prototype.filter.call({ length: 1, get 0() { return p } }, Boolean).length; await p; r`, 0],
  [
    `${KEPT} const o = {}; Object.defineProperty(o, 'v', { get: () => p }); const n = 'v'; const r = o[n] ? 'P' : 'n'; await p; r`,
    'n',
  ],
  [
    `${KEPT} const o = {}; o.__defineGetter__('v', () => p); const n = 'v'; const r = o[n] ? 'P' : 'n'; await p; r`,
    'n',
  ],
  [`let n = 0; const f = async () => { n++; return tool(1) }; await tool({ get x() { return f() } }); n`, 1],
  [`${BAD} class M extends Map { get size() { return bad() } } new M().size ? 'P' : 'n'`, 'n'],
  [`${BAD} class L extends Array { get ok() { return bad() } } const n = 'ok'; L.from([1])[n] ? 'P' : 'n'`, 'n'],
  [
    `${BAD} const o = { get k() { return bad() } }; const n = 'k'; [o[n] === false, \`${'${o[n]}'}\`, typeof o[n], !o[n], o[n] + 1, o[n] ?? 'x']`,
    [true, 'false', 'boolean', true, 1, false],
  ],
  [`${BAD} const o = { get k() { return bad() } }; const l = []; const n = 'k'; l.push(o[n]); l[0] ? 'P' : 'n'`, 'n'],
  [`${BAD} const o = { get k() { return bad() } }; const pick = (n) => o[n]; pick('k') ? 'P' : 'n'`, 'n'],
  [`${BAD} const o = { get k() { return bad() } }; const { x, ...rest } = o; const n = 'k'; rest[n] ? 'P' : 'n'`, 'n'],
  [
    `${BAD} const o = { get k() { return bad() } }; const g = Object.groupBy(['k'], (n) => o[n]); Object.keys(g)[0]`,
    'false',
  ],
  [
    `${BAD} class A { static get k() { return bad() } static { const n = 'k'; this.r = this[n] ? 'P' : 'n' } } A.r`,
    'n',
  ],
]

/** What an earlier cell has, and a getter that a later one hands it. */
const ELSEWHERE: readonly (readonly [earlier: string, later: string, value: unknown])[] = [
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `rk({ get zz() { return bad() } }, 'zz')`, 'n'],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `class A { get zz() { return bad() } } rk(new A(), 'zz')`, 'n'],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `class A { static get zz() { return bad() } } rk(A, 'zz')`, 'n'],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `const q = 'zz'; rk({ get [q]() { return bad() } }, 'zz')`, 'n'],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `rk({ get zz() { return bad() }, set zz(v) {} }, 'zz')`, 'n'],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `rk(Object.create({ get zz() { return bad() } }), 'zz')`, 'n'],
  [`const rn = (o) => o.zz ? 'P' : 'n'`, `rn({ get zz() { return bad() } })`, 'n'],
  [`const rn = ({ zz }) => zz ? 'P' : 'n'`, `rn({ get zz() { return bad() } })`, 'n'],
  [`const rv = (o) => Object.values(o).filter(Boolean).length`, `rv({ get zz() { return bad() } })`, 0],
  [
    `const fill = (s, o) => s.replace(/\\{(\\w+)\\}/g, (_, k) => o[k])`,
    `fill('a{zz}', { get zz() { return bad() } })`,
    'afalse',
  ],
  [`const js = (o) => JSON.stringify(o)`, `js({ get zz() { return bad() } })`, '{"zz":false}'],
  [
    `class M { check(k) { return this[k] ? 'P' : 'n' } }`,
    `class U extends M { get a1() { return bad() } } new U().check('a1')`,
    'n',
  ],
  [`const q = Symbol('q'); const rs = (o) => o[q] ? 'P' : 'n'`, `rs({ get [q]() { return bad() } })`, 'n'],
  [`const use = (o) => Reflect.get(o, 'v') ? 'P' : 'n'`, `use({ get v() { return bad() } })`, 'n'],
  [`const use = (o) => { with (o) { return v ? 'P' : 'n' } }`, `use({ get v() { return bad() } })`, 'n'],
  [`const use = eval("(o) => o.v ? 'P' : 'n'")`, `use({ get v() { return bad() } })`, 'n'],
  [`const use = eval("(o) => o.v ? 'P' : 'n'")`, `class A { static get v() { return bad() } } use(A)`, 'n'],
  [`const use = new Function('o', "return o.v ? 'P' : 'n'")`, `use({ get v() { return bad() } })`, 'n'],
  [
    `class R { constructor(f) { this.f = f } get v() { return this.f() } read() { return this.v ? 'P' : 'n' } }`,
    `new R(bad).read()`,
    'n',
  ],
  [
    `const rm = (o, k) => o[k] ? 'P' : 'n'`,
    `class A { get m() { return bad() } set m(v) {} ['x']() {} } rm(new A(), 'm')`,
    'n',
  ],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `rk(Object.defineProperty({}, 'zz', { get: bad }), 'zz')`, 'n'],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `rk(Object.create({}, { zz: { get() { return bad() } } }), 'zz')`, 'n'],
  [
    `const rk = (o, k) => o[k] ? 'P' : 'n'`,
    `const src = { get zz() { return bad() } }; rk(Object.defineProperties({}, Object.getOwnPropertyDescriptors(src)), 'zz')`,
    'n',
  ],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `rk(eval('({ get zz() { return bad() } })'), 'zz')`, 'n'],
  [`const rk = (o, k) => o[k] ? 'P' : 'n'`, `rk(new Proxy({ get zz() { return bad() } }, {}), 'zz')`, 'n'],
  [
    `const rk = (o, k) => o[k] ? 'P' : 'n'`,
    `const mix = (C) => class extends C { get zz() { return bad() } }; rk(new (mix(Object))(), 'zz')`,
    'n',
  ],
  [`const rk = (o, k) => o[k].v ? 'P' : 'n'`, `rk({ get zz() { return { v: bad() } } }, 'zz')`, 'n'],
  [`const rk = (o, k) => o[k]() ? 'P' : 'n'`, `rk({ get zz() { return bad } }, 'zz')`, 'n'],
  [
    `const so = (l) => l.sort((a, b) => a.n - b.n).map((x) => x.n)`,
    `so([{ get n() { return bad() } }, { n: -1 }])`,
    [-1, false],
  ],
  [`const t = (o) => \`\${o.n}\``, `t({ get n() { return bad() } })`, 'false'],
  [`const g = (o) => ({ ...o })`, `g({ get n() { return bad() } }).n ? 'P' : 'n'`, 'n'],
  [
    `const mk = (f) => ({ get v() { return f() } })`,
    `const o = mk(bad); const k = 'v'; [o.v ? 'P' : 'n', o[k] ? 'P' : 'n']`,
    ['n', 'n'],
  ],
  [
    `class R { constructor(f) { this.f = f } get v() { return this.f() } get w() { return this.v } read(k) { return this[k] ? 'P' : 'n' } }`,
    `const r = new R(bad); [r.read('v'), r.read('w'), r.w ? 'P' : 'n', await r.w.then((x) => [x])]`,
    ['n', 'n', 'n', [false]],
  ],
  [`const read = (f) => { const o = { get v() { return f() } }; return o.v ? 'P' : 'n' }`, `read(bad)`, 'n'],
  [
    `const use = (g) => g() ? 'P' : 'n'`,
    `use(Object.getOwnPropertyDescriptor({ get k() { return bad() } }, 'k').get)`,
    'n',
  ],
  [
    `const n = (q) => q.jobs.filter(Boolean).length`,
    `class Q { #l = [bad()]; get jobs() { return this.#l } } n(new Q())`,
    0,
  ],
]

/** What the cells of a session are, and what the last one gives. */
export const UNSEEN_GETTERS: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  ...UNNAMED,
  ...ELSEWHERE.map(([earlier, later, value]) => [[`${earlier}; 0`, `${BAD} ${later}`], value] as const),
]
