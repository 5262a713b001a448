/** Functions of the language that give promises, handed on; containers of earlier cells by another name. */
export const HANDED_ON: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  [[`const use = (f) => f(false) ? 'P' : 'n'; 0`, 'use(Promise.resolve.bind(Promise))'], 'n'],
  [[`const use = (f) => f.call(Promise, false) ? 'P' : 'n'; 0`, 'use(Promise.resolve)'], 'n'],
  [
    [
      `const use = (f) => { try { return f(false) ? 'P' : 'n' } catch (e) { return 'c' } }; 0`,
      'use(Promise.reject.bind(Promise))',
    ],
    'c',
  ],
  [[`const use = (f) => f([false]) ? 'P' : 'n'; 0`, 'use(Promise.race.bind(Promise))'], 'n'],
  [[`const use = (f) => f([false])[0] ? 'P' : 'n'; 0`, 'use(Promise.all.bind(Promise))'], 'n'],
  [[`const use = (f) => f(false) ? 'P' : 'n'; 0`, 'const r = Promise.resolve; use(r.bind(Promise))'], 'n'],
  [
    [`const use = (f) => f(false) ? 'P' : 'n'; 0`, `const o = { r: Promise['res' + 'olve'] }; use(o.r.bind(Promise))`],
    'n',
  ],
  [[`const use = (f) => [false].map(f)[0] ? 'P' : 'n'; 0`, 'use(Promise.resolve.bind(Promise))'], 'n'],
  [[`const use = (f) => [false].filter(f).length ? 'P' : 'n'; 0`, 'use(Promise.resolve.bind(Promise))'], 'n'],
  [`const r = [false].filter(Promise.resolve, Promise).length; r ? 'P' : 'n'`, 'n'],
  [`const r = [false].map(Promise.resolve, Promise)[0]; r ? 'P' : 'n'`, 'n'],
  [`const r = [false].some(Promise.resolve.bind(Promise)); r ? 'P' : 'n'`, 'n'],
  ['const r = Promise.resolve.bind(Promise); await r(1).then((x) => x + 1)', 2],
  ['const r = Promise.resolve; await r.call(Promise, 1).then((x) => x + 1)', 2],
  ['Promise.resolve === Promise.resolve', true],
  ['const r = Promise.resolve; r === Promise.resolve', true],
  ['typeof Promise.resolve + Promise.resolve.name + Promise.resolve.length', 'functionresolve1'],
  ['typeof Promise.allSettled + typeof Promise.nope', 'functionundefined'],
  ['Promise.extra = 4; delete Promise.extra; typeof Promise.extra', 'undefined'],
  ['Promise.extra = 4; Promise.extra++; Promise.extra', 5],
  [
    'const old = Promise.all; Promise.all = function (x) { return old.call(Promise, x) }; (await Promise.all([1, (async () => 2)()])).join()',
    '1,2',
  ],
  ['await Promise.all([1, 2].map(Promise.resolve, Promise)).then((l) => l.join())', '1,2'],
  [`await (async () => { throw new Error('a') })().catch(Promise.resolve.bind(Promise)).then((e) => e.message)`, 'a'],
  ['try { await Promise.resolve(1).then(Promise.reject.bind(Promise)) } catch (e) { e }', 1],
  ['const { all } = Promise; (await all.call(Promise, [tool(1), tool(2)])).join()', '1,2'],
  ['const w = Promise.withResolvers?.(); w.resolve(3); await w.promise', 3],
  ['if (!Promise.allSettled) throw 1; const f = Promise.try ?? ((f) => 5); typeof f', 'function'],
  ['class Q extends Promise { static make() { return super.resolve(1) } } await Q.make().then((x) => x + 1)', 2],
  ['Object.keys({ a: Promise.all }).join()', 'a'],
  [[`const l = []; const use = () => l[0] ? 'P' : 'n'; 0`, 'const a = l; a.push(Promise.resolve(false)); use()'], 'n'],
  [[`const l = []; const use = () => l[0] ? 'P' : 'n'; 0`, 'const a = l; a[0] = Promise.resolve(false); use()'], 'n'],
  [
    [
      `const l = {}; const use = () => l.v ? 'P' : 'n'; 0`,
      `const a = l; const k = 'v'; a[k] = Promise.resolve(false); use()`,
    ],
    'n',
  ],
  [
    [
      `const l = {}; const use = () => l.v ? 'P' : 'n'; 0`,
      `const k = 'v'; Object.assign(l, { [k]: Promise.resolve(false) }); use()`,
    ],
    'n',
  ],
  [
    [`const l = {}; const use = () => l.v ? 'P' : 'n'; 0`, 'Object.assign(l, { v: Promise.resolve(false) }); use()'],
    'n',
  ],
  [
    [
      `const l = {}; const use = () => l.v ? 'P' : 'n'; 0`,
      `const k = 'v'; Object.defineProperty(l, k, { value: Promise.resolve(false) }); use()`,
    ],
    'n',
  ],
  [
    [
      `const l = {}; const use = () => l.v ? 'P' : 'n'; 0`,
      `const k = 'v'; Reflect.set(l, k, Promise.resolve(false)); use()`,
    ],
    'n',
  ],
  [
    [
      `const l = {}; const use = () => l.v ? 'P' : 'n'; 0`,
      `const f = (o) => { o['v' + ''] = Promise.resolve(false) }; f(l); use()`,
    ],
    'n',
  ],
  [
    [
      `const l = {}; const use = () => l.v ? 'P' : 'n'; 0`,
      `const f = (o) => { const q = o; q['v' + ''] = Promise.resolve(false) }; f(l); use()`,
    ],
    'n',
  ],
  [
    [`const use = () => v ? 'P' : 'n'; 0`, `const k = 'v'; const g = globalThis; g[k] = Promise.resolve(false); use()`],
    'n',
  ],
  [[`const use = () => v ? 'P' : 'n'; 0`, 'globalThis.v = Promise.resolve(false); use()'], 'n'],
  [[`const use = () => v ? 'P' : 'n'; 0`, 'const g = globalThis; g.v = Promise.resolve(false); use()'], 'n'],
  [[`const use = () => v ? 'P' : 'n'; 0`, 'Object.assign(globalThis, { v: Promise.resolve(false) }); use()'], 'n'],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `const k = 'v'; Object.assign(globalThis, { [k]: Promise.resolve(false) }); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `const k = 'v'; const o = { [k]: Promise.resolve(false) }; Object.assign(globalThis, o); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `const k = 'v'; Object.defineProperty(globalThis, k, { value: Promise.resolve(false) }); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `Object.defineProperty(globalThis, 'v', { value: Promise.resolve(false) }); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `const k = 'v'; Object.defineProperties(globalThis, { [k]: { value: Promise.resolve(false) } }); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `const k = 'v'; Object.defineProperty(globalThis, k, { get: () => Promise.resolve(false) }); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `const k = 'v'; (function () { this[k] = Promise.resolve(false) })(); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = () => v ? 'P' : 'n'; 0`,
      `const k = 'v'; const set = (o) => { o[k] = Promise.resolve(false) }; set(globalThis); use()`,
    ],
    'n',
  ],
  [
    [
      `const use = (it) => it.next().value ? 'P' : 'n'; 0`,
      `use((function* () { yield (async () => approve('bad'))() })())`,
    ],
    'n',
  ],
  [
    [
      `const use = (it) => { for (const x of it) if (x) return 'P'; return 'n' }; 0`,
      `use({ *[Symbol.iterator]() { yield (async () => approve('bad'))() } })`,
    ],
    'n',
  ],
  [
    [
      `const use = (it) => { const [x] = it; return x ? 'P' : 'n' }; 0`,
      `use((function* () { yield (async () => approve('bad'))() })())`,
    ],
    'n',
  ],
]
