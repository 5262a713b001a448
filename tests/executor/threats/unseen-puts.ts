type Cells = string | readonly string[]
const BAD = `async function bad() { return allow('bad') }`
const one = (rest: string, reads = 'l[0]'): [Cells, unknown] => [`${BAD} ${rest}; ${reads} ? 'T' : 'F'`, 'F']
/** An earlier cell keeps what it is given, and looks at it when it is asked. */
const kept = (reads: string, rest: string, last: string): [Cells, unknown] => [
  [
    `const kept = []; const keep = (o) => { kept.push(o) }; const ask = () => ${reads} ? 'T' : 'F'; 0`,
    `${BAD} ${rest}; const r = ask(); await ${last}; r`,
  ],
  'F',
]
const FIRST = 'kept[0][0]'

/** Promises that the built-in methods of a container put into it, though the text does not name those. */
export const UNSEEN_PUTS: readonly (readonly [code: Cells, value: unknown])[] = [
  one(`const l = []; const n = 'push'; l[n](bad())`),
  one(`const l = []; l['pu' + 'sh'](bad())`, 'l.some(Boolean)'),
  one(`const m = new Map(); const n = 'set'; m[n]('k', bad())`, `m.get('k')`),
  one(`const s = new Set(); const n = 'add'; s[n](bad())`, '[...s][0]'),
  one(`const l = []; [].push.call(l, bad())`),
  one(`const l = []; const { push } = l; push.call(l, bad())`),
  one(`const l = []; [].push.apply(l, [bad()])`),
  one(`const l = []; const p = bad(); Reflect.apply([].push, l, [p])`),
  one(`const l = []; Function.prototype.call.call([].push, l, bad())`),
  one(`const l = []; const add = l.push.bind(l); add(bad())`),
  one(`const l = []; l.put = l.push; l.put(bad())`),
  one(`const m = new Map(); Map.prototype.set.call(m, 'k', bad())`, `m.get('k')`),
  one(`const m = new Map(); Map.prototype.set.call(m, bad(), 1)`, '[...m.keys()][0]'),
  one(`const s = new Set(); Set.prototype.add.call(s, bad())`, '[...s][0]'),
  one(`const l = []; new WeakRef(l).deref().push(bad())`),
  one(`const l = []; new Proxy(l, {}).push(bad())`),
  kept(FIRST, `const l = []; keep(l); Array.prototype.push.call(l, bad())`, 'l[0]'),
  kept(FIRST, `const l = []; keep(l); const { push } = Array.prototype; push.call(l, bad())`, 'l[0]'),
  kept(FIRST, `const l = []; keep(l); const n = 'push'; l[n](bad())`, 'l[0]'),
  kept(FIRST, `const l = []; keep(l); Reflect.apply([].push, l, [bad()])`, 'l[0]'),
  kept(FIRST, `const l = []; keep(l); (function (x, y) { arguments[0][0] = y })(l, bad())`, 'l[0]'),
  kept('kept[0].get(1)', `const m = new Map(); keep(m); Map.prototype.set.call(m, 1, bad())`, 'm.get(1)'),
  kept('[...kept[0]][0]', `const s = new Set(); keep(s); Set.prototype.add.call(s, bad())`, 'Promise.all(s)'),
  // What is awaited stays a promise.
  [
    `let o = 0, m = 0; const f = async (x) => { o++; m = Math.max(m, o); await sleep(3); o--; return x }; const l = [];
    for (const n of ['push', 'unshift']) l[n](f(n)); [].push.call(l, f('call')); [await Promise.all(l), m]`,
    [['unshift', 'push', 'call'], 3],
  ],
]
