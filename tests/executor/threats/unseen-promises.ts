/** The same by ways that no text shows: bound, behind proxies and computed keys, in containers, in code of text. */
export const UNSEEN_PROMISES: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  [[`function use(f) { return f('bad') ? 'P' : 'n' }; 0`, `use((async (a) => approve(a)).bind(null))`], 'n'],
  [[`function use(f) { return f.call(null, 'bad') ? 'P' : 'n' }; 0`, `use(async (a) => approve(a))`], 'n'],
  [[`function use(f) { return f.apply(null, ['bad']) ? 'P' : 'n' }; 0`, `use(async (a) => approve(a))`], 'n'],
  [[`function use(f) { return Reflect.apply(f, null, ['bad']) ? 'P' : 'n' }; 0`, `use(async (a) => approve(a))`], 'n'],
  [
    [`function use(f) { const g = f.bind(null, 'bad'); return g() ? 'P' : 'n' }; 0`, `use(async (a) => approve(a))`],
    'n',
  ],
  [
    [
      `const use = (o) => o.test('bad') ? 'P' : 'n'; 0`,
      `const k = 'te' + 'st'; use({ async [k](a) { return approve(a) } })`,
    ],
    'n',
  ],
  [
    [
      `const use = (o) => o.test('bad') ? 'P' : 'n'; 0`,
      `const k = 'te' + 'st'; class A { async [k](a) { return approve(a) } } use(new A())`,
    ],
    'n',
  ],
  [
    [
      `const use = (o) => o.test('bad') ? 'P' : 'n'; 0`,
      `class A { static async test(a) { return approve(a) } } use(A)`,
    ],
    'n',
  ],
  [[`const use = (o) => o.test('bad') ? 'P' : 'n'; 0`, `class A { test = async (a) => approve(a) } use(new A())`], 'n'],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `class A { async #t(a) { return approve(a) } go() { return use(this.#t) } } new A().go()`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `await (async function me(a) { if (a) return approve(a); return use(me) })()`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `const ok = async (a) => (a === 'bad' ? approve(a) : tool(a)); const via = (a) => ok(a); const l = await Promise.all([via(1), via(2)]); [use(via), l.join()].join()`,
    ],
    'n,1,2',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `const ok = async (a) => (a === 'bad' ? approve(a) : tool(a)); function via(a) { return ok(a) } const l = await Promise.all([via(1), via(2)]); [use(via), l.join()].join()`,
    ],
    'n,1,2',
  ],
  [
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `const ok = async (a) => (a === 'bad' ? approve(a) : tool(a)); class V { via(a) { return ok(a) } } const v = new V(); const l = await Promise.all([v.via(1), v.via(2)]); [use(v.via), l.join()].join()`,
    ],
    'n,1,2',
  ],
  [[`const use = (f) => f('bad') ? 'P' : 'n'; 0`, `use((a) => Promise.resolve(false))`], 'n'],
  [[`const use = (f) => f('bad') ? 'P' : 'n'; 0`, `use((a) => new Promise((r) => r(false)))`], 'n'],
  [[`const use = (f) => f('bad') ? 'P' : 'n'; 0`, `const p = Promise.resolve(false); use(() => p)`], 'n'],
  [[`const use = (f) => f('bad') ? 'P' : 'n'; 0`, `use((a) => Promise.all([approve(a)]).then((l) => l[0]))`], 'n'],
  [[`const use = (o) => o.v ? 'P' : 'n'; 0`, `use({ get v() { return (async () => approve('bad'))() } })`], 'n'],
  [[`const use = (o) => o.v ? 'P' : 'n'; 0`, `const p = Promise.resolve(false); use({ get v() { return p } })`], 'n'],
  [
    [
      `const use = (o) => o.v ? 'P' : 'n'; 0`,
      `const o = {}; Object.defineProperty(o, 'v', { get: async () => approve('bad') }); use(o)`,
    ],
    'n',
  ],
  [[`const use = (o) => o.v ? 'P' : 'n'; 0`, `use(new Proxy({}, { get: async () => approve('bad') }))`], 'n'],
  [[`const use = (o) => o.t('bad') ? 'P' : 'n'; 0`, `use(new Proxy({}, { get: () => async (a) => approve(a) }))`], 'n'],
  [[`const use = (o) => o('bad') ? 'P' : 'n'; 0`, `use(new Proxy(async (a) => approve(a), {}))`], 'n'],
  [
    [`const use = (o) => o('bad') ? 'P' : 'n'; 0`, `use(new Proxy(() => 0, { apply: async () => approve('bad') }))`],
    'n',
  ],
  [[`const use = (o) => ('x' in o) ? 'P' : 'n'; 0`, `use(new Proxy({}, { has: async () => approve('bad') }))`], 'n'],
  [
    [
      `const use = (o) => { for (const x of o) if (x) return 'P'; return 'n' }; 0`,
      `use([1].map(async () => approve('bad')))`,
    ],
    'n',
  ],
  [[`const use = (l) => l[0] ? 'P' : 'n'; 0`, `use([(async () => approve('bad'))()])`], 'n'],
  [[`const use = (m) => m.get(1) ? 'P' : 'n'; 0`, `use(new Map([[1, (async () => approve('bad'))()]]))`], 'n'],
  [
    [
      `const use = (m) => m.get(1) ? 'P' : 'n'; 0`,
      `const m = new Map(); m.set(1, (async () => approve('bad'))()); const r = use(m); await m.get(1); r`,
    ],
    'n',
  ],
  [
    [
      `const use = (l) => l[0] ? 'P' : 'n'; 0`,
      `const l = []; l.push((async () => approve('bad'))()); const r = use(l); await Promise.all(l); r`,
    ],
    'n',
  ],
  [
    [
      `const use = (s) => { for (const x of s) if (x) return 'P'; return 'n' }; 0`,
      `const s = new Set(); s.add((async () => approve('bad'))()); const r = use(s); await Promise.all(s); r`,
    ],
    'n',
  ],
  [
    [
      `const use = (o) => o.p ? 'P' : 'n'; 0`,
      `const o = { p: (async () => approve('bad'))() }; const r = use(o); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      `const use = (o) => { const { p } = o; return p ? 'P' : 'n' }; 0`,
      `const o = { p: (async () => approve('bad'))() }; const r = use(o); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      `const use = (o) => Object.values(o)[0] ? 'P' : 'n'; 0`,
      `const o = { p: (async () => approve('bad'))() }; const r = use(o); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      `const use = (...a) => a[0] ? 'P' : 'n'; 0`,
      `const p = (async () => approve('bad'))(); const r = use(p); await p; r`,
    ],
    'n',
  ],
  [
    [
      `const o = {}; const use = () => o.p ? 'P' : 'n'; 0`,
      `o.p = (async () => approve('bad'))(); const r = use(); await o.p; r`,
    ],
    'n',
  ],
  [
    [`let x; const use = () => x ? 'P' : 'n'; 0`, `x = (async () => approve('bad'))(); const r = use(); await x; r`],
    'n',
  ],
  [
    [
      `const l = []; const use = () => l[0] ? 'P' : 'n'; 0`,
      `l.push((async () => approve('bad'))()); const r = use(); await l[0]; r`,
    ],
    'n',
  ],
  [
    [
      `class Q { constructor() { this.l = [] } put(x) { this.l.push(x) } get first() { return this.l[0] ? 'P' : 'n' } }; 0`,
      `const q = new Q(); q.put((async () => approve('bad'))()); q.first`,
    ],
    'n',
  ],
  [
    [
      `function* g() { const x = yield 1; yield x ? 'P' : 'n' }; 0`,
      `const it = g(); it.next(); it.next((async () => approve('bad'))()).value`,
    ],
    'n',
  ],
  [
    [
      `function t(f) { try { f() } catch (e) { return e ? 'P' : 'n' } }; 0`,
      `t(() => { throw (async () => approve('bad'))() })`,
    ],
    'n',
  ],
  [[`const use = (x) => x ? 'P' : 'n'; 0`, `[ (async () => approve('bad'))() ].map(use).join()`], 'n'],
  [
    [
      `const use = (x) => x ? 'P' : 'n'; 0`,
      `const l = [ (async () => approve('bad'))() ]; await Promise.all(l); l.map(use).join()`,
    ],
    'n',
  ],
  [[`const use = (x) => x ? 'P' : 'n'; 0`, `(async () => approve('bad'))().then(use)`], 'n'],
  [[`const use = (x) => x ? 'P' : 'n'; 0`, `use.call(null, (async () => approve('bad'))())`], 'n'],
  [[`const use = (x) => x ? 'P' : 'n'; 0`, `const u = use.bind(null, (async () => approve('bad'))()); u()`], 'n'],
  [[`const tag = (s, x) => x ? 'P' : 'n'; 0`, `tag\`a\${(async () => approve('bad'))()}\``], 'n'],
  [[`class A { constructor(x) { this.r = x ? 'P' : 'n' } }; 0`, `new A((async () => approve('bad'))()).r`], 'n'],
  [
    [
      `class A { constructor(x) { this.r = x ? 'P' : 'n' } }; 0`,
      `class B extends A { constructor() { super((async () => approve('bad'))()) } } new B().r`,
    ],
    'n',
  ],
  [
    [
      `class A { set x(v) { this.r = v ? 'P' : 'n' } }; 0`,
      `const a = new A(); a.x = (async () => approve('bad'))(); a.r`,
    ],
    'n',
  ],
  [
    `const F = Function; const use = new F('o', "return o.t('bad') ? 'P' : 'n'"); use({ async t(a) { return approve(a) } })`,
    'n',
  ],
  [`const use = eval("(o) => o.t('bad') ? 'P' : 'n'"); class A { async t(a) { return approve(a) } } use(new A())`, 'n'],
  [`async function ok(a) { return approve(a) } eval("ok('bad') ? 'P' : 'n'")`, 'n'],
  [`async function ok(a) { return approve(a) } (0, eval)("ok('bad') ? 'P' : 'n'")`, 'n'],
  [`function f() { async function ok(a) { return approve(a) } return eval("ok('bad') ? 'P' : 'n'") } f()`, 'n'],
  [
    `async function main() { const ok = async (a) => approve(a); return eval("ok('bad') ? 'P' : 'n'") } await main()`,
    'n',
  ],
  [[`function read(x) { return x.a }; 0`, `const o = { a: (async () => tool(1))() }; await o.a.then((v) => v + 1)`], 2],
  [[`function read(x) { return x.a }; 0`, `const o = { a: tool(1) }; await o.a.then((v) => v + 1)`], 2],
  [
    [
      `function read(x) { return x.a }; 0`,
      `class J { constructor() { this.a = (async () => tool(1))() } } await new J().a.then((v) => v + 1)`,
    ],
    2,
  ],
  [
    [
      `function read(x) { return x.a }; 0`,
      `const o = {}; o.a = (async () => tool(1))(); const p = o.a.then((v) => v + 1).catch(() => 5); await p`,
    ],
    2,
  ],
  [[`function read(x) { return x.a }; 0`, `const o = {}; o.a = (async () => tool(1))(); await o.a`], 1],
  [[`function read(x) { return x.a }; 0`, `const o = {}; o.a = tool; o.a(1).then((v) => v + 1)`], 2],
  [
    [`function read(x) { return x.a }; 0`, `const o = { a: Promise.resolve(4) }; await Promise.all([o.a, o.a])`],
    [4, 4],
  ],
  [
    [
      `function read(x) { return x.last }; 0`,
      `class L { constructor() { this.last = Promise.resolve() } run(f) { const mine = this.last.then(f); this.last = mine.catch(() => {}); return mine } } const l = new L(); await Promise.all([l.run(() => tool(1)), l.run(() => tool(2))])`,
    ],
    [1, 2],
  ],
  [
    [
      `function read(x) { return x.last ? 'P' : 'n' }; 0`,
      `class L { constructor() { this.last = Promise.resolve() } run(f) { const mine = this.last.then(f); this.last = mine.catch(() => {}); return mine } } const l = new L(); const r = await Promise.all([l.run(() => tool(1)), l.run(() => tool(0))]); [...r, read(l)]`,
    ],
    [1, 0, 'n'],
  ],
  [
    [
      `function list(x) { return x.items.length }; 0`,
      `const o = { items: [] }; o.items.push((async () => tool(1))()); const l = await Promise.all(o.items); [l, list(o)]`,
    ],
    [[1], 1],
  ],
]
