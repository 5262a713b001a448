type Cells = string | readonly string[]
const OBJECT = `const o = {}; const ask = () => o['x'] ? 'T' : 'F'`
const LIST = `const o = []; const ask = () => o.some(Boolean) ? 'T' : 'F'`
const later = (how: string, earlier = OBJECT): [Cells, unknown] => [
  [`${earlier}; 0`, `const p = (async () => allow('bad'))(); ${how}; const r = ask(); await p; r`],
  'F',
]
/** Two calls that are in flight at once. */
const overlaps = (how: string, all: string): [Cells, unknown] => [
  [
    `${OBJECT}; const make = (k) => ({ k }); 0`,
    `let n = 0, m = 0; const f = async (x) => { n++; m = Math.max(m, n); await sleep(3); n--; return x }; ${how};
    [await Promise.all(${all}), m]`,
  ],
  [[1, 2], 2],
]

/** What an earlier cell looks into is given nothing but values, by whatever name or way it is reached. */
export const ALIASES: readonly (readonly [code: Cells, value: unknown])[] = [
  later(`for (const a of [o]) a.x = p`),
  later(`[o].pop().x = p`),
  later(`[o].at(0).x = p`),
  later(`[o].find(() => true).x = p`),
  later(`[o].forEach((a) => { a.x = p })`),
  later(`[o].map((a) => a)[0].x = p`),
  later(`[o].reduce((_, a) => a, null).x = p`),
  later(`[[o]].flat()[0].x = p`),
  later(`Object.values({ o })[0].x = p`),
  later(`for (const [, a] of Object.entries({ o })) a.x = p`),
  later(`const all = [o]; all[0].push(p)`, LIST),
  later(`[o][0].push(p)`, LIST),
  later(`[].push.call(o, p)`, LIST),
  later(`o.put = o.push; o.put(p)`, LIST),
  later(`o.sort().push(p)`, LIST),
  later(`new Map([[1, o]]).get(1).x = p`),
  later(`const m = new Map(); m.set(1, o); m.get(1).x = p`),
  later(`new WeakMap([[o, o]]).get(o).x = p`),
  later(`[...new Set([o])][0].x = p`),
  later(`const b = {}; const put = (t, k, v) => { t[k] = v }; put(b, 'a', o); b['a'].x = p`),
  later(`function* g() { yield o } const [a] = g(); a.x = p`),
  later(`const a = await (async () => o)(); a.x = p`),
  later(`const a = await o; a.x = p`),
  later(`(await Promise.resolve(o)).x = p`),
  later(`await Promise.resolve(o).then((a) => { a.x = p })`),
  later(`const [a] = await Promise.all([o]); a.x = p`),
  later(`new Proxy(o, {}).x = p`),
  later(`new WeakRef(o).deref().x = p`),
  later(`const f = (...all) => { all[0].x = p }; f(o)`),
  later(`const f = function () { arguments[0].x = p }; f(o)`),
  later(`give()[0].x = p`, `${OBJECT}; const give = () => [o]`),
  // What stands beside it keeps its promises.
  [
    [
      `${OBJECT}; 0`,
      `let n = 0, m = 0; const f = async (x) => { n++; m = Math.max(m, n); await sleep(3); n--; return x };
      const jobs = []; for (const k of [1, 2]) jobs.push({ o, p: f(k), all: [o, f(k)] });
      const got = []; for (const { p, all } of jobs) got.push(await p, await all[1]); [got, m]`,
    ],
    [[1, 1, 2, 2], 4],
  ],
  overlaps(
    `const state = { o, running: {} }; for (const k of [1, 2]) state.running[k] = f(k)`,
    'Object.values(state.running)',
  ),
  overlaps(`const jobs = [make(1), make(2)]; for (const job of jobs) job.p = f(job.k)`, 'jobs.map(({ p }) => p)'),
]
