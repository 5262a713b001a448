import { bothWays } from './own-list-makers.ts'

type Cells = readonly string[]
const CASES: readonly (readonly [cells: Cells, value: unknown])[] = [
  [
    [
      'class Coll { constructor(l) { this.l = l } map(f) { return this.l.map((x) => f(x).then((v) => v + 1)) } }',
      'const job = async (id) => { await slow(id, 2); return id * 10 }; const coll = new Coll([1, 2, 3]); const ps = coll.map(job); [await Promise.all(new Coll([1, 2, 3]).map(job)), await Promise.all(ps)]',
    ],
    [
      [11, 21, 31],
      [11, 21, 31],
    ],
  ],
  [
    [
      'class Coll { static from(l, f) { return l.map((x) => f(x).then((v) => v + 1)) } }',
      'const job = async (id) => { await slow(id, 2); return id * 10 }; await Promise.all(Coll.from([1, 2, 3], job))',
    ],
    [11, 21, 31],
  ],
  [
    [
      'const o = { map(l, f) { return l.map((x) => f(x) instanceof Promise) } };',
      'const job = async (id) => { await slow(id, 2); return id * 10 }; await Promise.all(o.map([1, 2], job))',
    ],
    [true, true],
  ],
  [
    [
      "const o = { map(l, f) { return l.map((x) => f(x).catch((e) => 'c' + e.message)) } };",
      'await Promise.all(o.map([1, 2], async (x) => { await slow(x, 2); throw Error(x) }))',
    ],
    ['c1', 'c2'],
  ],
  [
    [
      'const seen = []; const o = { map(f) { this.f = f; seen.push(f.name, f.length); return [f(1), f(2)] } };',
      'const job = async (id) => { await slow(id, 2); return id * 10 }; const r = await Promise.all(o.map(job)); [r, o.f === job, seen]',
    ],
    [[10, 20], true, ['job', 1]],
  ],
  [
    [
      "async function both(o) { return (await Promise.all(['x', 'y'].map((k) => o.map(k).then((v) => v + 1)))).join('') } class R { async map(k) { return tool(k) } }",
      'await both(new R())',
    ],
    'x1y1',
  ],
  [
    [
      'class Pool { constructor(n) { this.n = n; this.a = 0; this.q = [] } run(f) { return new Promise((res, rej) => { this.q.push(() => f().then(res, rej).finally(() => { this.a--; this.next() })); this.next() }) } next() { if (this.a < this.n && this.q.length) { this.a++; this.q.shift()() } } map(items, fn) { return items.map((i) => this.run(() => fn(i))) } }',
      'const pool = new Pool(2); [await Promise.all(pool.map([1, 2, 3], (x) => slow(x, 2))), await Promise.all(pool.map([1, 2], tool))]',
    ],
    [
      [1, 2, 3],
      [1, 2],
    ],
  ],
  [
    [
      'let n = 0, most = 0; const load = async (k) => { n++; most = Math.max(most, n); await slow(k, 3); n--; return k };const o = { map(f) { return [f(1), f(2)] } };',
      'await Promise.all(o.map(load)); most',
    ],
    2,
  ],
  [
    [
      'let n = 0, most = 0; const load = async (k) => { n++; most = Math.max(most, n); await slow(k, 3); n--; return k };class R { async map(k) { return load(k) } async find(k) { return load(k) } } const o = new R();',
      'const p = o.map(1), q = o.find(2); [await p, await q, most]',
    ],
    [1, 2, 2],
  ],
  [
    [
      "let n = 0, most = 0; const load = async (k) => { n++; most = Math.max(most, n); await slow(k, 3); n--; return k };class R { async toString() { return load('s') } async toJSON() { return load('j') } } const o = new R();",
      'const p = o.toString(), q = o.toJSON(); [await p, await q, most, JSON.stringify(o), String(o)]',
    ],
    ['s', 'j', 2, '"j"', 's'],
  ],
  [
    [
      "class O { async toString() { return tool('s') } }",
      'const o = new O(); await Promise.all([1, 2].map((x) => o.toString().then((s) => s + x)))',
    ],
    ['s1', 's2'],
  ],
  [
    [
      'const o = { async valueOf() { return tool(0) } };',
      'const r = +o; await o.valueOf().then((x) => x); [r, o == 0, o < 1]',
    ],
    [0, true, true],
  ],
  [["const use = (o) => o.toString() === 's' ? 'n' : 'P';", "use({ async toString() { return tool('s') } })"], 'n'],
  [
    [
      'class Db { async filter(x) { return tool(x) } find(x) { return tool(x) } async reduce(f) { await tool(1); return f(2) } sort(x) { return tool(x).then((v) => v + 1) } } const db = new Db();',
      '[await db.reduce(async (x) => tool(x)).then((v) => v * 2), await db.find(1).then((v) => v + 1), await db.sort(1).then((v) => v + 1)]',
    ],
    [4, 2, 3],
  ],
  [
    [
      'class Db { async filter(x) { return tool(x) } find(x) { return tool(x) } async reduce(f) { await tool(1); return f(2) } sort(x) { return tool(x).then((v) => v + 1) } } const db = new Db();',
      "await db.reduce(async (x) => refuse('e')).finally(() => tool('f')).catch((v) => 'c' + v.message)",
    ],
    'ce',
  ],
  [
    [
      'class Db { async filter(x) { return refuse(x) } async find(x) { return refuse(x) } async map(x) { return refuse(x) } async from(x) { return refuse(x) } async sort(x) { await tool(1); return refuse(x) } }',
      "const c = (e) => 'c' + e.message; const o = new Db(); const go = (f) => f(o); [await o.filter('e').catch(c), await o.find('e').catch(c), await o.map('e').catch(c), await o.from('e').catch(c), await o.sort('e').catch(c), await go((d) => d.filter('e').catch(c)), await go((d) => d.map('e').catch(c))].join()",
    ],
    'ce,ce,ce,ce,ce,ce,ce',
  ],
  [
    [
      'const o = { filter(x) { return approve(x) } };',
      "const p = o.filter('bad'); const d = p ? 'P' : 'n'; await p; d",
    ],
    'n',
  ],
  [
    [
      'const o = { filter(x) { return approve(x) } };',
      "const q = { p: o.filter('bad') }; const d = q.p ? 'P' : 'n'; await q.p; d",
    ],
    'n',
  ],
]

const IN_ONE_CELL: readonly (readonly [cells: Cells, value: unknown])[] = [
  [["const q = {}; q.p = [1].some(async (x) => approve('bad')); const d = q.p ? 'P' : 'n'; await q.p; d"], 'n'],
  [["const r = [1, 2].some(async (x) => approve('bad')); const d = r ? 'P' : 'n'; await r; d"], 'n'],
  [["const r = 'ab'.replace(/[ab]/g, async (x) => tool(x + x)); await Promise.all([r, 1])"], ['aabb', 1]],
  [
    [
      "const o = []; const t = (x) => { o.push(x); return tool(x) }; const n = [1, 2].reduce((a, x) => a + t(x), 0); o.push('n'); [await n, o.join()]",
    ],
    [3, '1,2,n'],
  ],
  [
    [
      'await [1, 2, 3].reduce((p, x) => p.then((a) => tool(x).then((v) => v + a)), Promise.resolve(0)).then((v) => v + 1)',
    ],
    7,
  ],
]

/** Methods of the guest's own with names of built-ins that call back or convert: they are like those of any name. */
export const OWN_BY_NAME: readonly (readonly [cells: Cells, value: unknown])[] = [
  ...CASES.flatMap(([cells, value]) => bothWays(cells).map((way): [Cells, unknown] => [way, value])),
  ...IN_ONE_CELL,
]
