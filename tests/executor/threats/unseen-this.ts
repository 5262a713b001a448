import { BAD, type Receiver } from './unseen-receivers.ts'

const STARTED = `const st = []; const f = async (x) => { st.push(x); await slow(0, 50); st.push(-x); return x };`

/** By other ways, and beside promises that stay in flight. */
const OTHERS: readonly Receiver[] = [
  [
    [
      `class M { check(k) { return this.look(k) } look(k) { return this[k] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { check() { return this.any }
       get any() { return Object.keys(this).some((k) => this[k]) ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } new U().check()`,
    ],
    'F',
  ],
  [
    [
      `class A { look(k) { return this[k] ? 'T' : 'F' } } class M extends A { look(k) { return super.look(k) } }`,
      `class U extends M { a1 = bad() } new U().look('a1')`,
    ],
    'F',
  ],
  [
    [
      `const look = (o, k) => o[k] ? 'T' : 'F'; class M { check(k) { return look(this, k) } }`,
      `class U extends M { a1 = bad() } new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { check(k) { const self = this; return [1].map(() => self[k] ? 'T' : 'F')[0] } }`,
      `class U extends M { a1 = bad() } new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { toObject() { return { ...this } } ok() { return this.toObject()['a' + 1] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } new U().ok()`,
    ],
    'F',
  ],
  [
    [
      `class M { toObject() { return { ...this } } }`,
      `class U extends M { a1 = bad() } const o = new U().toObject(); o['a' + 1] ? 'T' : 'F'`,
    ],
    'F',
  ],
  [
    [
      `class M { has(n) { return Reflect.get(this, n) ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } new U().has('a1')`,
    ],
    'F',
  ],
  [
    [`class M { json() { return JSON.stringify(this) } }`, `class U extends M { a1 = bad() } new U().json()`],
    '{"a1":false}',
  ],
  [
    [
      `class M { each(f) { for (const k in this) f(this[k]) } }`,
      `class U extends M { a1 = bad() } let r; new U().each((x) => { r = x ? 'T' : 'F' }); r`,
    ],
    'F',
  ],
  [
    [
      `class M { a() { return this\n } b() { // this is the one\n return this.a1 ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } [new U().a().b(), new U().b()]`,
    ],
    ['F', 'F'],
  ],
  [
    [`class L extends Array { any() { return this.some(Boolean) ? 'T' : 'F' } }`, `const l = L.of(bad()); l.any()`],
    'F',
  ],
  [
    [`class S extends Set { any() { return [...this][0] ? 'T' : 'F' } }`, `const l = new S(); l.add(bad()); l.any()`],
    'F',
  ],
  [
    [
      `class R extends Map { first() { return this.get('k') ? 'T' : 'F' } }`,
      `const l = new R([['k', bad()]]); l.first()`,
    ],
    'F',
  ],
  [
    [
      `class M { check(k) { return (() => this[k])() ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { check(k) { return this.o[k] ? 'T' : 'F' } }`,
      `class U extends M { o = { a1: bad() } } new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { set v(x) { this.r = this['a' + 1] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } const u = new U(); u.v = 1; u.r`,
    ],
    'F',
  ],
  [
    [
      `class M { check(k) { return this[k] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } const us = [new U(), new U()]; us.every((u) => u.check('a1') === 'F')`,
    ],
    true,
  ],
  [
    [
      `class M { check(k) { return this[k] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad(); ok() { return this.check('a1') === 'F' } } const us = [new U(), new U()];
       us.every((u) => u.ok())`,
    ],
    true,
  ],
  [
    [
      `class M { check(k) { return this[k] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad(); get ok() { return this.check('a1') } } new U().ok`,
    ],
    'F',
  ],
  [
    [
      `class M { check(k) { return this[k] ? 'T' : 'F' } } const go = (u) => u.check('a1')`,
      `class U extends M { a1 = bad() } go(new U())`,
    ],
    'F',
  ],
  [
    [
      `class M { async check(k) { return this[k] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } await new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { async check(k) { await tool(1); return this[k] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } await new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { check(k) { return this[k] ? 'T' : 'F' } } async function other() { return tool(1) }`,
      `class U extends M { a1 = bad() } new U().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `class M { check(k) { return this[k] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } const u = new U(); const p = u.a1; u.check('a1');
       [await p, await u.a1, u instanceof U]`,
    ],
    [false, false, true],
  ],
  [
    [
      `class L { constructor(n) { this.n = n } name() { return this.n } }`,
      `${STARTED} class R extends L { go() { const a = f(1), b = f(2); this.name(); return Promise.all([a, b]) } }
       const r = await new R('x').go(); [r, st]`,
    ],
    [
      [1, 2],
      [1, 2, -1, -2],
    ],
  ],
  [
    [
      `class L { add(x) { this.l = x } }`,
      `${STARTED} class R extends L { m = new Map(); start(k) { this.m.set(k, f(k)); this.add(k) }
       async all() { return Promise.all(this.m.values()) } } const r = new R(); r.start(1); r.start(2);
       const v = await r.all(); [v, st]`,
    ],
    [
      [1, 2],
      [1, 2, -1, -2],
    ],
  ],
  [
    [
      `class E { h = {}; on(n, f) { (this.h[n] ??= []).push(f); return this }
       emit(n, ...a) { for (const f of this.h[n] ?? []) f(...a) } }`,
      `${STARTED} class R extends E { jobs = []; start(x) { this.jobs.push(f(x)); this.emit('start', x) }
       done() { return Promise.all(this.jobs) } } const r = new R(); const seen = [];
       r.on('start', (x) => { seen.push(x) }); r.start(1); r.start(2); [await r.done(), seen, st]`,
    ],
    [
      [1, 2],
      [1, 2],
      [1, 2, -1, -2],
    ],
  ],
]

/** Cells, and the value of the last. */
export const UNSEEN_THIS: readonly Receiver[] = OTHERS.map(([[first, last], value]) => [
  [`${first}; 0`, `${BAD} ${last}`],
  value,
])
