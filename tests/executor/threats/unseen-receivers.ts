/** Each asks `allow('bad')`, which says no; the value is of the last cell. */
export type Receiver = readonly [cells: readonly string[], value: unknown]

/** Something takes promises of such a property, so that they stay there. */
export const BAD = `const bad = async () => allow('bad'); const wanting = async (o) => { await o.a1;
       await Promise.all(Object.values(o)) };`
const M = `class M { check(k) { return this[k] ? 'T' : 'F' } }`

/** Methods of earlier cells, and what they are called on. */
const CALLED: readonly Receiver[] = [
  [[M, `class U extends M { a1 = bad() } const u = new U(); const r = u.check('a1'); await u.a1; r`], 'F'],
  [[M, `class U extends M { a1 = bad(); go() { return this.check('a1') } } const u = new U(); u.go()`], 'F'],
  [[M, `class U extends M { a1 = bad(); check(k) { return super.check(k) } } new U().check('a1')`], 'F'],
  [[M, `class U extends M { constructor() { super(); this.a1 = bad() } } new U().check('a1')`], 'F'],
  [[M, `const u = Object.create(M.prototype); u.a1 = bad(); const r = u.check('a1'); await u.a1; r`], 'F'],
  [[M, `class U extends M { a1 = bad() } const u = new U(); const k = 'check'; u[k]('a1')`], 'F'],
  [[M, `class U extends M { a1 = bad() } const u = new U(); u?.check('a1')`], 'F'],
  [[M, `class U extends M { a1 = bad() } [new U()].map((u) => u.check('a1'))[0]`], 'F'],
  [[M, `class U extends M { a1 = bad() } const f = M.prototype.check; f.call(new U(), 'a1')`], 'F'],
  [
    [
      `class M { any() { return Object.values(this).some(Boolean) ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } const u = new U(); const r = u.any(); await u.a1; r`,
    ],
    'F',
  ],
  [
    [
      `const M = { check(k) { return this[k] ? 'T' : 'F' } }`,
      `const u = { ...M, a1: bad() }; const r = u.check('a1'); r`,
    ],
    'F',
  ],
  [
    [
      `const M = { check(k) { return this[k] ? 'T' : 'F' } }`,
      `const u = Object.assign(Object.create(M), { a1: bad() }); u.check('a1')`,
    ],
    'F',
  ],
  [
    [
      `const mix = (C) => class extends C { check(k) { return this[k] ? 'T' : 'F' } }`,
      `class U { a1 = bad() } const V = mix(U); new V().check('a1')`,
    ],
    'F',
  ],
  [
    [
      `function check(k) { return this[k] ? 'T' : 'F' }`,
      `const u = { a1: bad() }; const r = check.call(u, 'a1'); await u.a1; r`,
    ],
    'F',
  ],
  [
    [
      `function check(k) { return this[k] ? 'T' : 'F' }`,
      `const u = { a1: bad() }; const r = Reflect.apply(check, u, ['a1']); await u.a1; r`,
    ],
    'F',
  ],
  [
    [`function check(k) { return this[k] ? 'T' : 'F' }`, `const u = { a1: bad() }; const f = check.bind(u); f('a1')`],
    'F',
  ],
  [
    [
      `Array.prototype.any = function () { return this.some((x) => x) ? 'T' : 'F' }`,
      `const m = [bad()]; const r = m.any(); await m[0]; r`,
    ],
    'F',
  ],
  [
    [
      `class R extends Map { any() { for (const v of this.values()) if (v) return 'T'; return 'F' } }`,
      `const m = new R(); m.set('k', bad()); m.any()`,
    ],
    'F',
  ],
]

const ITERATED = `class M { *[Symbol.iterator]() { for (const k of Object.keys(this)) if (this[k]) yield k } }`

/** The same where the text has no call. */
const UNCALLED: readonly Receiver[] = [
  [
    [
      `class M { get valid() { return this.fields.every((f) => this[f]) ? 'T' : 'F' } fields = [] }`,
      `class U extends M { fields = ['a1']; a1 = bad() } const u = new U(); const r = u.valid; await u.a1; r`,
    ],
    'F',
  ],
  [
    [
      `class M { get valid() { return this['a' + 1] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } const { valid } = new U(); valid`,
    ],
    'F',
  ],
  [
    [
      `class M { *[Symbol.iterator]() { for (const k of Object.keys(this)) if (this[k]) yield k } }`,
      `class U extends M { a1 = bad() } const u = new U(); const r = [...u]; await u.a1; r`,
    ],
    [],
  ],
  [
    [
      `class M { *[Symbol.iterator]() { for (const k of Object.keys(this)) if (this[k]) yield k } }`,
      `class U extends M { a1 = bad() } const u = new U(); const r = []; for (const k of u) r.push(k); r`,
    ],
    [],
  ],
  [
    [
      'class M { toString() { return `${this["a" + 1]}` } }',
      'class U extends M { a1 = bad() } const u = new U(); const r = `${u}`; await u.a1; r',
    ],
    'false',
  ],
  [[ITERATED, `class U extends M { a1 = bad() } Array.from(new U())`], []],
  [[ITERATED, `class U extends M { a1 = bad() } new Set(new U()).size`], 0],
  [[ITERATED, `class U extends M { a1 = bad() } const [first] = new U(); first ?? 'none'`], 'none'],
  [[ITERATED, `class U extends M { a1 = bad() } function list(u) { return [...u] } list(new U())`], []],
  [[`class M { valueOf() { return this['a' + 1] ? 1 : 0 } }`, `class U extends M { a1 = bad() } new U() + 1`], 1],
  [
    [
      `class M { [Symbol.toPrimitive]() { return this['a' + 1] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } const u = new U(); [u + '', String(u), [u].join()]`,
    ],
    ['F', 'F', 'F'],
  ],
  [
    [
      `class M { toString() { return this['a' + 1] ? 'T' : 'F' } }`,
      `class U extends M { a1 = bad() } const u = new U();
       [String(u), [u].join(), u.toString(), 'x'.concat(u), { T: 'T', F: 'F' }[u]]`,
    ],
    ['F', 'F', 'F', 'xF', 'F'],
  ],
  [
    [
      `class M { toJSON() { return { ok: this['a' + 1] ? 'T' : 'F' } } }`,
      `class U extends M { a1 = bad() } const u = new U(); const r = JSON.stringify(u); await u.a1; r`,
    ],
    '{"ok":"F"}',
  ],
]

/** Methods that take promises of what they are called on find them. */
const TAKEN: readonly Receiver[] = [
  [
    [
      `class L { note(x) { this.last = x; return this } }`,
      `const notes = []; const f = async (x) => { notes.push(x); await slow(0, 5); notes.push(-x); return x };
       class R extends L { a = f(1); b = f(2);
       async go() { this.note('x'); return [await this.a, await this.b, this.last] } }
       [await new R().go(), notes]`,
    ],
    [
      [1, 2, 'x'],
      [1, 2, -1, -2],
    ],
  ],
  [
    [
      `class L { note(x) { this.last = x; return this } }`,
      `let open; const gate = new Promise((r) => { open = r });
       class R extends L { a = gate } const r = new R(); r.note('x'); open(5); [await r.a, r.last]`,
    ],
    [5, 'x'],
  ],
]

/** Cells, and the value of the last. */
export const UNSEEN_RECEIVERS: readonly Receiver[] = [CALLED, UNCALLED, TAKEN]
  .flat()
  .map(([[first, last], value]) => [[`${first}; 0`, `${BAD} ${last}`], value])
