import { bothWays } from './own-list-makers.ts'

type Cells = readonly string[]

const COUNTING =
  'let n = 0, most = 0; const load = async (k) => { n++; most = Math.max(most, n); await slow(k, 3); n--; return k * 2 };'
const POOL =
  'class P { constructor(n) { this.n = n; this.a = 0; this.q = [] } run(f) { return new Promise((res, rej) => { this.q.push(() => f().then(res, rej).finally(() => { this.a--; this.next() })); this.next() }) }' +
  ' next() { if (this.a < this.n && this.q.length) { this.a++; this.q.shift()() } }'

const CASES: readonly (readonly [cells: Cells, value: unknown])[] = [
  [
    [
      'class C { all(l, f) { return Promise.all(l.map(f)) } } const c = new C();',
      '[await c.all([1, 2, 3], load), most]',
    ],
    [[2, 4, 6], 3],
  ],
  [
    [
      'class C { all(l, f) { return Promise.all(l.map(f)) } } const c = new C();',
      "async function ok(a) { return approve(a) } const qs = ['bad'].map(ok); const r = await c.all(qs, (x) => x ? 'P' : 'n'); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'class C { static all(l, f) { return Promise.all(l.map(f)) } } const c = C;',
      '[await c.all([1, 2, 3], load), most]',
    ],
    [[2, 4, 6], 3],
  ],
  [
    [
      'class C { static all(l, f) { return Promise.all(l.map(f)) } } const c = C;',
      "async function ok(a) { return approve(a) } const qs = ['bad'].map(ok); const r = await c.all(qs, (x) => x ? 'P' : 'n'); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    ['const c = { all(l, f) { return Promise.all(l.map(f)) } };', '[await c.all([1, 2, 3], load), most]'],
    [[2, 4, 6], 3],
  ],
  [
    [
      'const c = { all(l, f) { return Promise.all(l.map(f)) } };',
      "async function ok(a) { return approve(a) } const qs = ['bad'].map(ok); const r = await c.all(qs, (x) => x ? 'P' : 'n'); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'class C { async all(l, f) { const ps = l.map(f); return await Promise.all(ps) } } const c = new C();',
      '[await c.all([1, 2, 3], load), most]',
    ],
    [[2, 4, 6], 3],
  ],
  [
    [
      'class C { async all(l, f) { const ps = l.map(f); return await Promise.all(ps) } } const c = new C();',
      "async function ok(a) { return approve(a) } const qs = ['bad'].map(ok); const r = await c.all(qs, (x) => x ? 'P' : 'n'); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'class C { all(l, f) { return Promise.all(Array.from(l, f)) } } const c = new C();',
      '[await c.all([1, 2, 3], load), most]',
    ],
    [[2, 4, 6], 3],
  ],
  [
    [
      'class C { all(l, f) { return Promise.all(Array.from(l, f)) } } const c = new C();',
      "async function ok(a) { return approve(a) } const qs = ['bad'].map(ok); const r = await c.all(qs, (x) => x ? 'P' : 'n'); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'class C { all(l, f) { this.l = l; return Promise.all(this.l.map(f)) } } const c = new C();',
      '[await c.all([1, 2, 3], load), most]',
    ],
    [[2, 4, 6], 3],
  ],
  [
    [
      'class C { all(l, f) { this.l = l; return Promise.all(this.l.map(f)) } } const c = new C();',
      "async function ok(a) { return approve(a) } const qs = ['bad'].map(ok); const r = await c.all(qs, (x) => x ? 'P' : 'n'); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'class C { all(l, f) { return Promise.all(l.map(f)) } } const c = new C();',
      'const log = []; const f = (x) => { log.push(x); tool(x); log.push(-x); return x }; await c.all([1, 2], f); log',
    ],
    [1, -1, 2, -2],
  ],
  [
    [
      'class C { all(l, f) { return Promise.all(l.map(f)) } } const c = new C();',
      "await c.all({ map: (f) => [f('bad') ? 'P' : 'n'] }, async (x) => approve(x))",
    ],
    ['n'],
  ],
  [
    [
      'class L { constructor(l) { this.l = l } async map(f) { return Promise.all(this.l.map(f)) } async filter(f) { const k = await this.map(f); return this.l.filter((x, i) => k[i]) } }',
      '[await new L([1, 2, 3]).filter(load), most]',
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      `${POOL}each(l, f) { return l.map((i) => this.run(() => f(i))) } }`,
      '[await Promise.all(new P(2).each([1, 2, 3], load)), most]',
    ],
    [[2, 4, 6], 2],
  ],
  [
    [
      `${POOL}each(l, f) { const ps = l.map((i) => this.run(() => f(i))); return ps } }`,
      'const ps = new P(2).each([1, 2, 3], (x) => slow(x, 2)); await Promise.all(ps)',
    ],
    [1, 2, 3],
  ],
  [
    [
      `${POOL}each(l, f) { return l.map((i) => this.run(() => f(i))) } any(l, f) { return this.each(l, f).some(Boolean) ? 'P' : 'n' } } const p = new P(2);`,
      "p.any(['bad'], async (a) => approve(a))",
    ],
    'n',
  ],
  [
    [
      'const again = async (f) => { try { return await f() } catch (e) { return f() } }; const each = (l, f) => l.map((x) => again(() => f(x)));',
      "[await Promise.all(each([1, 2, 3], load)), most, each(['bad'], async (a) => approve(a))[0] ? 'P' : 'n']",
    ],
    [[2, 4, 6], 3, 'n'],
  ],
  [
    [
      '',
      "const o = ['a', 'b'].reduce((a, x) => ({ ...a, [x]: load(x) }), {}); const r = (await Promise.all(Object.values(o))).length; [r, most]",
    ],
    [2, 2],
  ],
  [
    [
      '',
      "const r = (await Promise.all(Object.values(['a', 'b'].reduce((a, x) => { a[x] = load(x); return a }, {})))).length; [r, most]",
    ],
    [2, 2],
  ],
  [
    ['', 'const r = await Promise.all([1, 2].reduce((a, x) => [...a, load(x)], [])); [r, most]'],
    [[2, 4], 2],
  ],
  [
    [
      'async function ok(a) { return approve(a) }',
      "const o = ['bad', 'x'].reduce((a, x) => ({ ...a, [x]: ok(x), was: a.bad ? 'P' : 'n' }), {}); o.was",
    ],
    'n',
  ],
  [
    [
      'async function ok(a) { return approve(a) }',
      "const o = ['bad', 'x'].reduce((a, x) => a[0] ? ['P'] : [...a, ok('bad')], []); const r = o.length; await Promise.all(o); r",
    ],
    2,
  ],
  [
    [
      'async function ok(a) { return approve(a) }',
      "const o = ['bad', 'x'].reduce((a, x) => { if (a.bad) danger(); a[x] = ok('bad'); return a }, {}); const r = o.x ? 'P' : 'n'; await o.x; r",
    ],
    'n',
  ],
]
const counted = CASES.flatMap(([[first, last = ''], value]) =>
  bothWays([`${COUNTING} ${first}`, last]).map((way): [Cells, unknown] => [way, value]),
)
const countsCalls = ([[last = '', only = last]]: readonly [cells: Cells, value: unknown]): boolean =>
  only.endsWith(', most]')

/** Helpers that make lists of promises, whose elements and callbacks no text shows. */
export const LISTS_ELSEWHERE = counted.filter((one) => !countsCalls(one))
/** Those that tell how many calls were in flight at once: as many as in Node. */
export const LISTS_IN_FLIGHT = counted.filter(countsCalls)
