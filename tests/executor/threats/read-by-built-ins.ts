/**
 * Built-ins that go through lists and collections with promises in them, and those that read options and descriptors:
 * what looks at its elements finds values, what only moves them leaves the promises for whoever reads them.
 */
const OF = `const ok = async (a) => allow(a); const is = async (x) => tool(x); const end = (ps, r) => Promise.all(ps).then(() => r);`
const PS = `${OF} const ps = ['bad', 1].map(async (x) => allow(x));`
const P = `${OF} const p = ok('bad');`
/** A helper that counts how many of its calls run at once. */
const COUNTED = `let n = 0, most = 0; const f = async (x) => { most = Math.max(most, ++n); await sleep(5); n--; return x };`

/** What a cell writes, and what that gives. */
export const READ_BY_BUILT_INS: readonly (readonly [cell: string, value: unknown])[] = [
  [`${PS} await end(ps, Object.groupBy(ps, (v) => v ? 'P' : 'n').n?.length)`, 1],
  [`${PS} await end(ps, [ps].map((l) => Object.groupBy(l, (v) => v ? 'P' : 'n').n?.length)[0])`, 1],
  [`${PS} await end(ps, [ps].map((l) => Object.groupBy?.(l, (v) => v ? 'P' : 'n').n.length)[0])`, 1],
  [`${PS} await end(ps, [ps].map((l) => Object?.groupBy(l, (v) => v ? 'P' : 'n').n.length)[0])`, 1],
  [`${PS} await end(ps, Iterator.concat(ps, [1]).map((x) => x ? 'P' : 'n').toArray())`, ['n', 'P', 'P']],
  [`${P} const e = new Event('x', { cancelable: p }); await p; e.cancelable`, false],
  [`${P} const d = new TextDecoder('utf-8', { ignoreBOM: p }); await p; d.ignoreBOM`, false],
  [`${PS} await end(ps, Map.groupBy(ps, Boolean).get(false)?.length)`, 1],
  [`${PS} await end(ps, Object.groupBy(ps.values(), (v) => v ? 'P' : 'n').n?.length)`, 1],
  [`${PS} await end(ps, Object.groupBy(new Set(ps), String).false?.length)`, 1],
  [`${OF} const m = new Map([['a', ok('bad')]]); await end(m.values(), Map.groupBy(m, ([, v]) => v).has(false))`, true],
  [`${OF} const ps = [['a', 1]].map(is); await end(ps, Object.fromEntries(ps))`, { a: 1 }],
  [`${OF} const ps = [['a', 1]].map(is); await end(ps, Object.fromEntries(ps.values()))`, { a: 1 }],
  [`${OF} const k = is('a'); const o = Object.fromEntries([[k, 1]]); await k; o`, { a: 1 }],
  [`${P} const o = Object.fromEntries([['a', p]]); const r = o.a ? 'P' : 'n'; await p; r`, 'n'],
  [`${OF} const ps = [['a', 1]].map(is); await end(ps, new Map(ps).get('a'))`, 1],
  [`${OF} const ps = [['a', 1]].map(is); const m = new Map(new Set(ps)); await end(ps, m.get('a'))`, 1],
  [`${P} const m = new Map([[p, 'kept']]); const r = m.get(p); await p; r`, 'kept'],
  [
    `${OF} const k = {}; const ps = [[k, 1]].map(async (x) => x); await end(ps, new WeakMap(await Promise.all(ps)).has(k))`,
    true,
  ],
  [`${OF} const ps = [7, 8].map(is); await end(ps, Uint8Array.from(ps).join())`, '7,8'],
  [`${OF} const ps = [7, 8].map(is); await end(ps, Uint8Array.from(ps, (x) => x + 1).join())`, '8,9'],
  [`${OF} const ps = [7, 8].map(is); await end(ps, new Float64Array(ps).join())`, '7,8'],
  [`${OF} const ps = [7, 8].map(is); const F = Float64Array; await end(ps, new F(ps).join())`, '7,8'],
  [`${OF} const ps = [7, 8].map(is); await end(ps, new Uint8Array(ps.values()).join())`, '7,8'],
  [`${OF} const ps = [7, 8].map(is); const u = new Uint8Array(2); u.set(ps); await end(ps, u.join())`, '7,8'],
  [`${OF} const make = (ps) => new Uint8Array(ps); const ps = [7, 8].map(is); await end(ps, make(ps).join())`, '7,8'],
  [`${OF} class N extends Uint8Array {} const ps = [7, 8].map(is); await end(ps, new N(ps).join())`, '7,8'],
  [`${P} const s = new Set([p]); const r = s.isDisjointFrom(new Set([false])); await p; r`, false],
  [`${P} const s = new Set([p]); const r = [...new Set([false, 9]).intersection(s)]; await p; r`, [false]],
  [`${P} const s = new Set([p]); const r = s.union(new Set([false])).size; await p; r`, 1],
  [`${P} const s = new Set([p]); const r = new Set([false]).isSubsetOf(s); await p; r`, true],
  [`${P} const q = ok('bad'); const r = new Set([p, q]).difference(new Set([q])).size; await p; await q; r`, 1],
  [`${P} const s = new Set([p]); const r = s.has(false); await p; r`, true],
  [`${OF} const ps = [[1], [2]].map(is); await end(ps, ps.flat())`, [1, 2]],
  [`${OF} const ps = [[[1]], [2]].map(is); await end(ps, [ps].flat(3))`, [1, 2]],
  [`${PS} await end(ps, [ps].flat().filter(Boolean).length)`, 1],
  [`${OF} const ps = [[1], [2]].map(is); await Promise.all(ps.flat())`, [[1], [2]]],
  [`${COUNTED} await Promise.all([[f(1), f(2)], [f(3)]].flat()); most`, 3],
  [`${COUNTED} const all = [[1, 2].map(f), [f(3)]].flat(); for (const one of all) await one; most`, 3],
  [`${PS} await end(ps, new Array(...ps).filter(Boolean).length)`, 1],
  [`${PS} await end(ps, Array(...ps).filter(Boolean).length)`, 1],
  [`${P} const l = Array(p, 1); const r = l[0] ? 'P' : 'n'; await p; r`, 'n'],
  [`${OF} const size = is(3); const r = new Array(size).length; await size; r`, 3],
  [`${COUNTED} const all = new Array(f(1), f(2)); await Promise.all(all); most`, 2],
  [
    `${COUNTED} const all = Object.fromEntries(['a', 'b'].map((k) => [k, f(k)])); [await all.a, await all.b, most]`,
    ['a', 'b', 2],
  ],
  [
    `${COUNTED} const all = new Map(['a', 'b'].map((k) => [k, f(k)])); [await all.get('a'), await all.get('b'), most]`,
    ['a', 'b', 2],
  ],

  [
    `${COUNTED} const a = new Set([f(1), f(2)]), b = new Set([...a].slice(1)); await Promise.all(a.difference(b)); most`,
    2,
  ],
  [`${OF} const ps = ['v1', 'v2'].map(is); await end(ps, new Intl.ListFormat('en').format(ps))`, 'v1 and v2'],
  [`${P} const o = {}; Object.defineProperty(o, 'x', { value: 1, enumerable: p }); await p; Object.keys(o)`, []],
  [`${P} const o = {}; Reflect.defineProperty(o, 'x', { value: 1, enumerable: p }); await p; Object.keys(o)`, []],
  [`${P} const o = Object.create({}, { x: { value: 1, enumerable: p } }); await p; Object.keys(o)`, []],
  [`${P} const d = is({ value: 1 }); const o = Object.defineProperties({}, { x: d }); await d; o.x`, 1],
  [
    `${P} const o = Object.defineProperty({}, 'x', { value: p, enumerable: true }); const r = o.x ? 'P' : 'n'; await p; r`,
    'n',
  ],
  [`${OF} const d = { numeric: ok('good') }; const r = 'a10'.localeCompare('a2', 'en', d); await d.numeric; r`, 1],
  [
    `${OF} const d = { useGrouping: ok('bad') }; const r = (1000).toLocaleString('en', d); await d.useGrouping; r`,
    '1000',
  ],
  [
    `${OF} const d = { timeZone: is('UTC') }; const r = new Date(0).toLocaleTimeString('en', d); await d.timeZone; r.slice(0, 5)`,
    '12:00',
  ],
  [
    `${OF} const d = { useGrouping: ok('bad') }; const r = [1000].toLocaleString('en', d); await d.useGrouping; r`,
    '1000',
  ],
  [
    `${OF} const d = { useGrouping: ok('bad') }; const r = new Intl.NumberFormat('en', d).format(1000); await d.useGrouping; r`,
    '1000',
  ],
  [`${P} let r; with ({ [Symbol.unscopables]: { x: p }, x: 1 }) { r = typeof x } await p; r`, 'number'],
  [`${P} const r = Object.getOwnPropertyDescriptors({ a: p }).a.value ? 'P' : 'n'; await p; r`, 'n'],
  [`${P} const r = Object.getOwnPropertyDescriptor({ a: p }, 'a').value ? 'P' : 'n'; await p; r`, 'n'],
]
