/** Promises that are gone through by the helpers of iterators: what a callback is given is a value. */
const PS = `const ps = ['bad', 1].map(async (x) => allow(x)); const end = (r) => Promise.all(ps).then(() => r);`
/** A helper that counts how many of its calls run at once. */
const COUNTED = `let n = 0, most = 0; const f = async (x) => { most = Math.max(most, ++n); await sleep(5); n--; return x };`

/** What a cell writes, and what that gives. */
export const ITERATED_VALUES: readonly (readonly [cell: string, value: unknown])[] = [
  [`${PS} await end(ps.values().some((x) => !x))`, true],
  [`${PS} await end(ps.values().map((x) => x ? 'P' : 'n').toArray().join())`, 'n,P'],
  [`${PS} await end(ps.values().filter(Boolean).toArray().length)`, 1],
  [`${PS} await end(ps.values().map(String).toArray().join())`, 'false,true'],
  [`${PS} await end(ps.values().reduce((a, b) => a && b))`, false],
  [`${PS} await end(ps.values().reduce((n, x) => n + (x ? 1 : 0), 0))`, 1],
  [`${PS} await end(ps.values().find((x) => !x) ? 'P' : 'n')`, 'n'],
  [`${PS} await end(ps.values().take(1).some(Boolean))`, false],
  [`${PS} await end(ps.values().drop(1).every(Boolean))`, true],
  [`${PS} await end(ps.values().flatMap((x) => x ? ['P'] : ['n']).toArray().join())`, 'n,P'],
  [`${PS} await end(ps.values().flatMap((x) => [x]).filter((x) => x).toArray().length)`, 1],
  [`${PS} await end(ps.entries().map(([i, v]) => v ? i : -1).toArray())`, [-1, 1]],
  [`${PS} let n = 0; ps.values().forEach((x) => { if (x) n++ }); await end(n)`, 1],
  [`${PS} await end([...ps.values().map((x) => x ? 'P' : 'n')].join())`, 'n,P'],
  [`${PS} let r = ''; for (const x of ps.values().filter((x) => x)) r += typeof x; await end(r)`, 'boolean'],
  [`const m = new Map([['a', (async () => allow('bad'))()]]); m.values().some(Boolean)`, false],
  [`const s = new Set([(async () => allow('bad'))()]); s.values().some(Boolean)`, false],
  [`class L extends Array {} Iterator.from(L.of((async () => allow('bad'))())).some(Boolean)`, false],
  [
    `const later = async () => allow('bad'); function* g() { yield later(); yield 1 } g().map((x) => x ? 'P' : 'n').toArray()`,
    ['n', 'P'],
  ],
  [`${PS} await Promise.all(ps.values().map((x) => x ? 'P' : 'n'))`, ['n', 'P']],
  [`${COUNTED} const r = await Promise.all([1, 2].values().map((x) => f(x))); [r, most]`, [[1, 2], 2]],
  [
    `${COUNTED} const r = await Promise.all(Iterator.from([f(1), f(2)]).map(async (p) => (await p) + 1)); [r, most]`,
    [[2, 3], 2],
  ],
]
