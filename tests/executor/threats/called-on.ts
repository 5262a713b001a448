/**
 * Functions that are called on a list or collection with promises in it: by their names, through `call`, as getters,
 * as callbacks with something to be called on, and by the engine where it converts a list.
 */
const P = `const ok = async (a) => allow(a); const p = ok('bad');`
/** A helper that counts how many of its calls run at once. */
const COUNTED = `let n = 0, most = 0; const f = async (x) => { most = Math.max(most, ++n); await sleep(5); n--; return x };`
const FIRST = `function () { return this[0] ? 'P' : 'n' }`
const LIST = `class L extends Array { first() { return this[0] ? 'P' : 'n' } any() { return this.some(Boolean) } }`

/** The cells of a session, and what the last one gives. */
export const CALLED_ON: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  [`${P} ${LIST} const r = L.of(p).first(); await p; r`, 'n'],
  [`${P} ${LIST} const r = L.of(p).any(); await p; r`, false],
  [`${P} class L extends Array { any() { return super.some(Boolean) } } const r = L.of(p).any(); await p; r`, false],
  [
    `${P} class L extends Array { get first() { return this[0] ? 'P' : 'n' } } const r = L.of(p).first; await p; r`,
    'n',
  ],
  [
    `${P} class L extends Array { first() { const f = () => this[0]; return f() ? 'P' : 'n' } } const r = L.of(p).first(); await p; r`,
    'n',
  ],
  [
    `${P} class M extends Map { any() { return [...this.values()].some(Boolean) } } const m = new M([[1, p]]); const r = m.any(); await p; r`,
    false,
  ],
  [
    `${P} class M extends Map { constructor(l) { super(l) } any() { return this.get(1) ? 'P' : 'n' } } const r = new M([[1, p]]).any(); await p; r`,
    'n',
  ],
  [
    `${P} class S extends Set { any() { for (const x of this) if (x) return 'P'; return 'n' } } const r = new S([p]).any(); await p; r`,
    'n',
  ],
  [`${P} const f = ${FIRST}; const r = f.call([p]); await p; r`, 'n'],
  [`${P} const f = ${FIRST}; const r = f.apply([p], []); await p; r`, 'n'],
  [`${P} const f = ${FIRST}; const r = f.bind([p])(); await p; r`, 'n'],
  [`${P} const f = ${FIRST}; const r = Reflect.apply(f, [p], []); await p; r`, 'n'],
  [`${P} const f = ${FIRST}; const l = [p]; l.f = f; const r = l.f(); await p; r`, 'n'],
  [`${P} const f = ${FIRST}; const r = [1].map(f, [p]); await p; r`, ['n']],
  [`${P} const f = ${FIRST}; const r = Array.from([1], f, [p]); await p; r`, ['n']],
  [`${P} Array.prototype.first = ${FIRST}; const r = [p].first(); await p; r`, 'n'],
  // Conversions by a method of the list's own, of its class, or in the place of the engine's.
  [`${P} const l = [p]; l.toString = ${FIRST}; const r = '' + l; await p; r`, 'n'],
  [`${P} const l = [p]; l.join = ${FIRST}; const r = \`\${l}\`; await p; r`, 'n'],
  [`${P} const l = [p]; l.valueOf = function () { return this[0] ? 2 : 1 }; const r = l * 3; await p; r`, 3],
  [`${P} const l = [p]; l[Symbol.toPrimitive] = ${FIRST}; const r = \`\${l}\`; await p; r`, 'n'],
  [`${P} const l = [p]; l.toString = ${FIRST}; const r = String(l); await p; r`, 'n'],
  [`${P} const l = [p]; l.toString = ${FIRST}; const r = { n: 1 }[l]; await p; r`, 1],
  [
    `${P} class L extends Array { join() { return super.join('-') } } const r = \`\${L.of(p, p)}\`; await p; r`,
    'false-false',
  ],
  [
    `${P} class L extends Array { toString() { return super.toString() + '!' } } const r = String(L.of(p)); await p; r`,
    'false!',
  ],
  [
    `${P} const j = Array.prototype.join; Array.prototype.join = function (...a) { return 'J' + j.apply(this, a) }; const r = (() => '' + [p])(); Array.prototype.join = j; await p; r`,
    'Jfalse',
  ],
  // The methods are of an earlier cell.
  [[LIST, `${P} const r = L.of(p).first(); await p; r`], 'n'],
  [[LIST, `${P} const l = new L(); l.push(p); const r = l.any(); await p; r`], false],
  [
    [
      `class S extends Set { any() { return [...this].some(Boolean) } }`,
      `${P} const s = new S(); s.add(p); const r = s.any(); await p; r`,
    ],
    false,
  ],
  [
    [
      `class M extends Map { any() { return this.get(1) ? 'P' : 'n' } }`,
      `${P} const m = new M(); m.set(1, p); const r = m.any(); await p; r`,
    ],
    'n',
  ],
  [[`Array.prototype.first = ${FIRST}; 0`, `${P} const r = [p].first(); await p; r`], 'n'],
  [[`const f = ${FIRST}; 0`, `${P} const r = f.call([p]); await p; r`], 'n'],
  [
    [`class L extends Array { join() { return super.join('-') } }`, `${P} const r = '' + L.of(p, p); await p; r`],
    'false-false',
  ],
  [
    [
      `class L extends Array { toString() { return 'L' + super.toString() } }`,
      `${P} const r = String(L.of(p)); await p; r`,
    ],
    'Lfalse',
  ],
  [
    [
      `const l = []; l.valueOf = function () { return this[0] ? 2 : 1 }; 0`,
      `${P} l.push(p); const r = l * 3; await p; r`,
    ],
    3,
  ],
  // What is wanted of the elements within is wanted outside.
  [
    `${COUNTED} class Q extends Array { done() { return Promise.all(this) } } const q = new Q(); q.push(f(1)); q.push(f(2)); await q.done(); most`,
    2,
  ],
  [
    `${COUNTED} class Q extends Array { add(x) { this.push(f(x)) } } const q = new Q(); q.add(1); q.add(2); await Promise.all(q); most`,
    2,
  ],
  [
    `${COUNTED} class Q extends Set { run(x) { this.add(f(x)); return this } } const q = new Q().run(1).run(2); await Promise.all(q); most`,
    2,
  ],
]
