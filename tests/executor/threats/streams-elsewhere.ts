/** Each asks `allow('bad')`, which says no; the value is of the last cell. */
type Elsewhere = readonly [cells: readonly string[], value: unknown]

const ASKING = `async function* g() { yield allow('bad'); yield 1 }`
const COUNTING = `async function* g() { yield 1; yield 2 }`
const SLOW = `const notes = []; async function* g(x) { notes.push(x); await slow(0, 20 + x); notes.push(-x); yield x }`
const ALL = `const all = async (g) => { const out = []; for await (const x of g()) out.push(x); return out }`

/** Async generators of a cell in another that has none: each use without `await` gives values. */
const LATER: readonly Elsewhere[] = [
  [[ASKING, `const it = g(); if (it.next().value !== false) danger(); 'x'`], 'x'],
  [[COUNTING, `const it = g(); it.next().done === false ? 'more' : 'end'`], 'more'],
  [
    [COUNTING, `const out = []; for (const x of g()) out.push(x); out`],
    [1, 2],
  ],
  [
    [COUNTING, `[...g()]`],
    [1, 2],
  ],
  [
    [COUNTING, `Array.from(g())`],
    [1, 2],
  ],
  [[COUNTING, `new Set(g()).size`], 2],
  [[COUNTING, `const [a] = g(); a`], 1],
  [
    [COUNTING, `const make = g; [...make()]`],
    [1, 2],
  ],
  [[`class P { async *pages() { yield 1 } }`, `[...new P().pages()]`], [1]],
  [[`class P { static async *pages() { yield 1 } }`, `[...P.pages()]`], [1]],
  [[`const api = { async *pages() { yield 1 } }`, `Math.max(...api.pages())`], 1],
  [[`const it = (async function* () { yield allow('bad') })(); 0`, `it.next().value ? 'P' : 'n'`], 'n'],
]

/** Functions of a cell without promises, which later ones give async generators. */
const EARLIER: readonly Elsewhere[] = [
  [
    [`const use = (g) => [...g()]`, `${COUNTING} use(g)`],
    [1, 2],
  ],
  [
    [`const use = (it) => Array.from(it)`, `${COUNTING} use(g())`],
    [1, 2],
  ],
  [
    [`const use = ({ it }) => [...it]`, `${COUNTING} use({ it: g() })`],
    [1, 2],
  ],
  [[`const use = (g) => { for (const x of g()) return x ? 'P' : 'n' }`, `${ASKING} use(g)`], 'n'],
  [[`const use = (it) => it.next().value ? 'P' : 'n'`, `${ASKING} use(g())`], 'n'],
  [[`const use = (it) => { let n = 0; while (!it.next().done && n < 9) n++; return n }`, `${COUNTING} use(g())`], 2],
  [[`const use = (api) => [...api.pages()]`, `use({ async *pages() { yield 1 } })`], [1]],
  [[`const use = (api) => [...api.pages()]`, `class P { async *pages() { yield 1 } } use(new P())`], [1]],
  [[`const use = (api) => [...api.pages()]`, `class P { static async *['pages']() { yield 1 } } use(P)`], [1]],
  [
    [`function* each(g) { yield* g() }`, `${COUNTING} [...each(g)]`],
    [1, 2],
  ],
  [
    [`const use = (g) => { const [a, ...b] = g(); return [a, b] }`, `${COUNTING} use(g)`],
    [1, [2]],
  ],
  [
    [
      `const use = (it) => it.next().value.p ? 'P' : 'n'`,
      `const p = allow('bad'); use((async function* () { yield { p } })())`,
    ],
    'n',
  ],
  [
    [
      `const use = (g) => { for (const x of g()) return x }`,
      `const seen = []; async function* g() { try { yield 1 } finally { await tool(1); seen.push('closed') } }
       [use(g), seen]`,
    ],
    [1, ['closed']],
  ],
  [
    [
      `const use = (g) => { try { return [...g()] } catch (e) { return e.message } }`,
      `async function* g() { yield refuse('no') } use(g)`,
    ],
    'no',
  ],
  [
    [`const use = (it) => it.next().value`, `${COUNTING} const it = Object.freeze(g()); [use(it), use(it)]`],
    [1, 2],
  ],
  // What is gone through afterwards is the same generator.
  [
    [
      `const use = (it) => it.next().value`,
      `${COUNTING} const it = g(); const out = [use(it)]; for await (const x of it) out.push(x); out`,
    ],
    [1, 2],
  ],
  [
    [
      `const use = (it) => it.next().value`,
      `${COUNTING} const it = g(); const a = use(it); const b = await it.next(); [a, b.value, it instanceof g]`,
    ],
    [1, 2, true],
  ],
]

/** Code that awaits the steps of what it is given goes on as it would in Node. */
const AWAITED: readonly Elsewhere[] = [
  [
    [ALL, `${COUNTING} await all(g)`],
    [1, 2],
  ],
  [
    [
      `const use = async (it) => { const out = []; let r; while (!(r = await it.next()).done) out.push(r.value); return out }`,
      `${COUNTING} await use(g())`,
    ],
    [1, 2],
  ],
  [[`const use = (it) => it.next().then((r) => r.value)`, `${COUNTING} await use(g())`], 1],
  [
    [`const use = (it) => Promise.all([it.next(), it.next()])`, `${COUNTING} (await use(g())).map((r) => r.value)`],
    [1, 2],
  ],
  [
    [
      `const use = async (it) => (await it.next()).value`,
      `${SLOW} const r = await Promise.all([use(g(1)), use(g(2))]); [r, notes]`,
    ],
    [
      [1, 2],
      [1, 2, -1, -2],
    ],
  ],
  [
    [ALL, `${SLOW} const r = await Promise.all([all(() => g(1)), all(() => g(2))]); [r, notes]`],
    [
      [[1], [2]],
      [1, 2, -1, -2],
    ],
  ],
]

/** Async generators in containers, within one cell. */
const KEPT: readonly Elsewhere[] = [
  [
    [`${COUNTING} [g(), g()].map((it) => [...it])`],
    [
      [1, 2],
      [1, 2],
    ],
  ],
  [[`${COUNTING} const l = [g()]; const out = []; for (const x of l[0]) out.push(x); out`], [1, 2]],
  [[`${COUNTING} const m = new Map([[1, g()]]); Array.from(m.get(1))`], [1, 2]],
  [[`${ASKING} const l = [g()]; if (l[0].next().value) danger(); 'x'`], 'x'],
  [[`class K { async *#p() { yield 1 } hold() { return { p: this.#p() } } } [...new K().hold().p]`], [1]],
  [
    [`${SLOW} const its = [g(1), g(2)]; const r = await Promise.all(its.map((it) => it.next())); [r.length, notes]`],
    [2, [1, 2, -1, -2]],
  ],
  [
    [
      `${SLOW} const m = new Map([[1, g(1)], [2, g(2)]]); const a = m.get(1).next(), b = m.get(2).next();
       [(await a).value, (await b).value, notes]`,
    ],
    [1, 2, [1, 2, -1, -2]],
  ],
  [
    [
      `async function* g() { try { yield 1 } catch (e) { yield await tool(e) } finally { await tool(1) } }
       const it = g(); it.next(); const e = it.throw('e').value; const r = it.return(7); [e, r.value, r.done]`,
    ],
    ['e', 7, true],
  ],
]

/** Cells, and the value of the last; functions do not cross. */
export const STREAMS_ELSEWHERE: readonly Elsewhere[] = [LATER, EARLIER, AWAITED, KEPT]
  .flat()
  .map(([cells, value]) => [cells.map((cell, at) => (at < cells.length - 1 ? `${cell}; 0` : cell)), value])
