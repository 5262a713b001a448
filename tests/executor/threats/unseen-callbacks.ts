/** Cells in which no promise can exist, and what a later one gives to them that gives promises. */
export const UNSEEN_CALLBACKS: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  [[`function use(f) { return f('bad') ? 'P' : 'n' }; 0`, `use(async (a) => approve(a))`], 'n'],
  [[`function use(f) { return f('bad') ? 'P' : 'n' }; 0`, `use((a) => approve(a))`], 'n'],
  [[`function use(f) { const r = f('bad'); if (r) return 'P'; return 'n' }; 0`, `use(async (a) => approve(a))`], 'n'],
  [[`function use(l, f) { return l.filter(f).length }; 0`, `use(['bad'], async (a) => approve(a))`], 0],
  [[`function use(l, f) { return l.filter((x) => f(x)).length }; 0`, `use(['bad'], async (a) => approve(a))`], 0],
  [[`function use(l, f) { return l.map(f).join() }; 0`, `use(['bad'], async (a) => approve(a))`], 'false'],
  [[`function use(l, f) { return l.reduce((s, x) => s + f(x), 0) }; 0`, `use([1], async (a) => tool(a))`], 1],
  [[`function use(l, f) { return l.some(f) }; 0`, `use(['bad'], async (a) => approve(a))`], false],
  [
    [
      `class E { constructor() { this.h = [] } on(f) { this.h.push(f) } ask(x) { for (const h of this.h) if (h(x)) return 'P'; return 'n' } }; 0`,
      `const e = new E(); e.on(async (a) => approve(a)); e.ask('bad')`,
    ],
    'n',
  ],
  [
    [
      `class E { constructor(f) { this.f = f } ask(x) { return this.f(x) ? 'P' : 'n' } }; 0`,
      `new E(async (a) => approve(a)).ask('bad')`,
    ],
    'n',
  ],
  [
    [
      `function attempt(f) { try { return f() ? 'P' : 'n' } catch { return 'c' } }; 0`,
      `attempt(async () => { await tool(1); throw new Error('no') })`,
    ],
    'c',
  ],
  [
    [
      `function attempt(f) { try { return f() } catch { return 'c' } }; 0`,
      `attempt(async () => { await tool(1); throw new Error('no') })`,
    ],
    'c',
  ],
  [
    [
      `const o = { f: (a) => false }; function check() { return o.f('bad') ? 'P' : 'n' }; 0`,
      `o.f = async (a) => approve(a); check()`,
    ],
    'n',
  ],
  [
    [
      `function ok(a) { return false } function check() { return ok('bad') ? 'P' : 'n' }; 0`,
      `async function ok(a) { return approve(a) }; check()`,
    ],
    'n',
  ],
  [
    [
      `let ok = (a) => false; function check() { return ok('bad') ? 'P' : 'n' }; 0`,
      `ok = async function (a) { return approve(a) }; check()`,
    ],
    'n',
  ],
  [[`const use = ({ test }) => test('bad') ? 'P' : 'n'; 0`, `use({ test: async (a) => approve(a) })`], 'n'],
  [[`const use = (o) => o.test('bad') ? 'P' : 'n'; 0`, `use({ test: async (a) => approve(a) })`], 'n'],
  [[`const use = (o) => o.shift('bad') ? 'P' : 'n'; 0`, `use({ shift: async (a) => approve('bad') })`], 'n'],
  [
    [`const use = (o) => o.get('bad') ? 'P' : 'n'; 0`, `class A { async get(a) { return approve(a) } } use(new A())`],
    'n',
  ],
  [
    [
      `function first(q) { return q.shift() ? 'P' : 'n' }; 0`,
      `Array.prototype.shift = async () => approve('bad'); first([1])`,
    ],
    'n',
  ],
  [
    [
      `const ok = async (a) => approve(a); function use(f) { return f('bad') ? 'P' : 'n' } use((x) => false); 0`,
      `use(async (a) => approve(a))`,
    ],
    'n',
  ],
  [
    [
      `const ok = async (a) => approve(a); function use(f) { return f('bad') ? 'P' : 'n' }; 0`,
      `use(async (a) => approve(a))`,
    ],
    'n',
  ],
  [`new Function('f', "return f('bad') ? 'P' : 'n'")(async (a) => approve(a))`, 'n'],
  [`globalThis.use = (0, eval)("(f) => f('bad') ? 'P' : 'n'"); use(async (a) => approve(a))`, 'n'],
  [
    [
      `class Base { ask() { return this.check('bad') ? 'P' : 'n' } check() { return false } }; 0`,
      `class Sub extends Base { async check(a) { return approve(a) } } new Sub().ask()`,
    ],
    'n',
  ],
  [
    [
      `const memo = (f) => { const c = new Map(); return (k) => { if (!c.has(k)) c.set(k, f(k)); return c.get(k) } }; 0`,
      `let n = 0; const m = memo(async (k) => { n++; return tool(k) }); (await Promise.all([m(1), m(1), m(2)])).join() + n`,
    ],
    '1,1,22',
  ],
  [
    [
      `const memo = (f) => { const c = {}; return (k) => c[k] ??= f(k) }; 0`,
      `let n = 0; const m = memo(async (k) => { n++; return tool(k) }); (await Promise.all([m(1), m(1), m(2)])).join() + n`,
    ],
    '1,1,22',
  ],
  [[`const compose = (f, g) => (x) => f(g(x)); 0`, `compose((x) => x + 1, async (x) => tool(x))(1)`], 2],
  [
    [
      `const compose = (...fs) => (x) => fs.reduce((v, f) => f(v), x); 0`,
      `compose(async (x) => tool(x), (x) => x + 1)(1)`,
    ],
    2,
  ],
  [
    [
      `function times(n, f) { const out = []; for (let i = 0; i < n; i++) out.push(f(i)); return out }; 0`,
      `times(2, async (x) => tool(x)).join()`,
    ],
    '0,1',
  ],
  [
    [
      `function times(n, f) { const out = []; for (let i = 0; i < n; i++) out.push(f(i)); return out.join() }; 0`,
      `times(2, async (x) => tool(x))`,
    ],
    '0,1',
  ],
  [
    [
      `const groupBy = (l, f) => { const g = {}; for (const x of l) { const k = f(x); (g[k] ??= []).push(x) } return g }; 0`,
      `Object.keys(groupBy([1, 2], async (x) => tool('k' + x))).join()`,
    ],
    'k1,k2',
  ],
  [
    [
      `const sortBy = (l, f) => [...l].sort((a, b) => f(a) - f(b)); 0`,
      `sortBy([3, 1, 2], async (x) => tool(x)).join()`,
    ],
    '1,2,3',
  ],
  [
    [
      `const sum = (l, f) => { let s = 0; for (const x of l) s += f(x); return s }; 0`,
      `sum([3, 1, 2], async (x) => tool(x))`,
    ],
    6,
  ],
  [[`const say = (f) => \`<\${f()}>\`; 0`, `say(async () => tool('x'))`], '<x>'],
  [[`const part = (f) => f().name; 0`, `part(async () => tool({ name: 'Ada' }))`], 'Ada'],
  [[`const part = (f) => { const { name } = f(); return name }; 0`, `part(async () => tool({ name: 'Ada' }))`], 'Ada'],
  [[`const part = (f) => { const u = f(); return u.name }; 0`, `part(async () => tool({ name: 'Ada' }))`], 'Ada'],
  [
    [
      `const each = (f) => { let s = 0; for (const x of f()) s += x; return s }; 0`,
      `each(async () => [1, await tool(2)])`,
    ],
    3,
  ],
  [[`const wrap = (f) => ({ go: (x) => !f(x) }); 0`, `wrap(async (a) => approve(a)).go('bad')`], true],
  [
    [
      `const rs = []; function reg(f) { rs.push(f) } function run(x) { return rs.every((f) => f(x)) }; 0`,
      `reg(async (a) => approve(a)); run('bad')`,
    ],
    false,
  ],
  [
    [
      `const rs = {}; function reg(n, f) { rs[n] = f } function run(n, x) { return rs[n](x) ? 'P' : 'n' }; 0`,
      `reg('a', async (a) => approve(a)); run('a', 'bad')`,
    ],
    'n',
  ],
  [[`function* gen(f) { yield f(1) ? 'P' : 'n' }; 0`, `[...gen(async () => approve('bad'))].join()`], 'n'],
  [
    [`const o = { get v() { return this.f() ? 'P' : 'n' }, f: () => 0 }; 0`, `o.f = async () => approve('bad'); o.v`],
    'n',
  ],
]
