/** Something takes promises of such properties, so that they stay there; `p` comes to false. */
const P = `const p = (async () => allow('bad'))(); const wanting = async (o) => { await o.p; await o.status };`

type Arrival = readonly [cells: readonly string[], value: unknown]

/** What is thrown to functions of earlier cells, or rejects a promise of theirs. */
const THROWN: readonly Arrival[] = [
  [[`const use = (f) => { try { f() } catch (e) { return e.p ? 'P' : 'n' } }`, `use(() => { throw { p } })`], 'n'],
  [
    [
      `const use = (f) => { try { f() } catch (e) { return e.p ? 'P' : 'n' } }`,
      `use(() => { throw Object.assign(new Error('x'), { p }) })`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { try { f() } catch (e) { return e.cause ? 'P' : 'n' } }`,
      `use(() => { throw new Error('x', { cause: p }) })`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { try { f() } catch (e) { return e.p ? 'P' : 'n' } }`,
      `class Failed extends Error { p = p } use(() => { throw new Failed('x') })`,
    ],
    'n',
  ],
  [
    [`const use = eval("(f) => { try { f() } catch (e) { return e.p ? 'P' : 'n' } }")`, `use(() => { throw { p } })`],
    'n',
  ],
  [
    [
      `const use = async (f) => { try { await f() } catch (e) { return e.p ? 'P' : 'n' } }`,
      `await use(async () => { throw { p } })`,
    ],
    'n',
  ],
  [
    [
      `const use = async (f) => { try { await f() } catch (e) { return e.p ? 'P' : 'n' } }`,
      `await use(() => Promise.reject({ p }))`,
    ],
    'n',
  ],
  [
    [`const use = (f) => f().catch((e) => e.p ? 'P' : 'n')`, `await use(() => new Promise((_, no) => { no({ p }) }))`],
    'n',
  ],
]

/** What a promise gives that functions of earlier cells wait for. */
const AWAITED: readonly Arrival[] = [
  [
    [
      `const use = async (f) => { const { status } = await f(); return status ? 'P' : 'n' }`,
      `await use(async () => ({ status: p }))`,
    ],
    'n',
  ],
  [
    [
      `const use = async (f) => { const r = await f(); return r.status ? 'P' : 'n' }`,
      `await use(() => ({ status: p }))`,
    ],
    'n',
  ],
  [[`const use = async (t) => (await t).status ? 'P' : 'n'`, `await use(Promise.resolve({ status: p }))`], 'n'],
  [
    [
      `const use = async (fs) => { const [a] = await Promise.all(fs.map((f) => f())); return a.status ? 'P' : 'n' }`,
      `await use([async () => ({ status: p })])`,
    ],
    'n',
  ],
  [
    [
      `class B { async run() { return (await this.step()).status ? 'P' : 'n' } }`,
      `class C extends B { async step() { return { status: p } } } await new C().run()`,
    ],
    'n',
  ],
  [[`const use = (f) => f().then(({ status }) => status ? 'P' : 'n')`, `await use(async () => ({ status: p }))`], 'n'],
  [
    [
      `const use = (f) => f().then(function (r) { return r.status ? 'P' : 'n' })`,
      `await use(async () => ({ status: p }))`,
    ],
    'n',
  ],
  [
    [
      `const use = async (it) => { for await (const x of it) return x.status ? 'P' : 'n' }`,
      `async function* src() { yield { status: p } } await use(src())`,
    ],
    'n',
  ],
  [
    [
      `const use = async (f) => (await new Promise((r) => f(r))).status ? 'P' : 'n'`,
      `await use((cb) => cb({ status: p }))`,
    ],
    'n',
  ],
]

const STARTED = `const st = []; const f = async (x) => { st.push(x); await slow(0, 5); st.push(-x); return x };`

/** What such functions hand on stays in flight. */
const HANDED_ON: readonly Arrival[] = [
  [
    [
      `const retry = async (fn, n) => {
         for (;;) { try { const r = await fn(); return r } catch (e) { if (n-- <= 0) throw e } } }`,
      `${STARTED} const { a, b } = await retry(async () => ({ a: f(1), b: f(2) }), 2); [await a, await b, st]`,
    ],
    [1, 2, [1, 2, -1, -2]],
  ],
  [
    [
      `const both = async (fn) => { const jobs = await fn(); return Promise.all([jobs.a, jobs.b]) }`,
      `${STARTED} const jobs = async () => { const o = { a: f(1), b: f(2) }; if (!o) await o.a, await o.b; return o };
       [await both(jobs), st]`,
    ],
    [
      [1, 2],
      [1, 2, -1, -2],
    ],
  ],
  [
    [
      `const timed = async (fn) => { const r = await fn(); return { r, ms: 0 } }`,
      `${STARTED} const { r } = await timed(async () => ({ a: f(1), b: f(2) })); [await r.a, await r.b, st]`,
    ],
    [1, 2, [1, 2, -1, -2]],
  ],
]

/** Cells, and the value of the last. */
export const UNSEEN_ARRIVALS: readonly Arrival[] = [THROWN, AWAITED, HANDED_ON]
  .flat()
  .map(([[first, last], value]) => [[`${first}; 0`, `${P} ${last}`], value])
