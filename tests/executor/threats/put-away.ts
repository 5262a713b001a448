/** Gives its argument after a while; `most` is how many of its calls were in flight at once. */
const COUNTING = `let n = 0, most = 0; const load = async (k) => { n++; most = Math.max(most, n); await sleep(3); n--; return k };`

const OVERLAPPING: readonly (readonly [cells: readonly [string, string], value: unknown])[] = [
  [
    [
      `const c = new Map(); function memo(k, fn) { if (!c.has(k)) c.set(k, fn(k)); return c.get(k) }; 0`,
      `const [a,b]=await Promise.all([memo(1,load), memo(2,load)]); [a,b,most]`,
    ],
    [1, 2, 2],
  ],
  [
    [
      `const c = {}; function memo(k, fn) { if (!c[k]) c[k] = fn(k); return c[k] }; 0`,
      `const [a,b]=await Promise.all([memo(1,load), memo(2,load)]); [a,b,most]`,
    ],
    [1, 2, 2],
  ],
  [
    [
      `const c = {}; function memo(k, fn) { return c[k] ??= fn(k) }; 0`,
      `const [a,b]=await Promise.all([memo(1,load), memo(2,load)]); [a,b,most]`,
    ],
    [1, 2, 2],
  ],
  [
    [
      `const c = new Map(); const memoize = (fn) => (k) => { let v = c.get(k); if (v === undefined) { v = fn(k); c.set(k, v) } return v }; 0`,
      `const m = memoize(load); const [a,b]=await Promise.all([m(1), m(2)]); [a,b,most]`,
    ],
    [1, 2, 2],
  ],
  [
    [
      `const spawn = (f) => { const t = f(); return { join: () => t } }; 0`,
      `const x = spawn(() => load(1)), y = spawn(() => load(2)); [await x.join(), await y.join(), most]`,
    ],
    [1, 2, 2],
  ],
  [
    [
      `const all = (l, f) => { const out = []; for (const x of l) out.push(f(x)); return out }; 0`,
      `const r = await Promise.all(all([1,2,3], load)); [r, most]`,
    ],
    [[1, 2, 3], 3],
  ],
  [
    [`const all = (l, f) => l.map(f); 0`, `const r = await Promise.all(all([1,2,3], load)); [r, most]`],
    [[1, 2, 3], 3],
  ],
  [
    [
      `const all = (l, f) => { const out = []; for (let i = 0; i < l.length; i++) out[i] = f(l[i]); return out }; 0`,
      `const r = await Promise.all(all([1,2,3], load)); [r, most]`,
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      `function parallel(o) { const r = {}; for (const k in o) r[k] = o[k](); return r }; 0`,
      `const r = parallel({a: () => load(1), b: () => load(2)}); [await r.a, await r.b, most]`,
    ],
    [1, 2, 2],
  ],
  [
    [
      `class Pool { jobs = []; add(f) { this.jobs.push(f()); return this } }; 0`,
      `const p = new Pool(); p.add(() => load(1)).add(() => load(2)); [await Promise.all(p.jobs), most]`,
    ],
    [[1, 2], 2],
  ],
  [
    [
      `class Lazy { constructor(f) { this.f = f } get() { this.p ??= this.f(); return this.p } }; 0`,
      `const p = new Lazy(() => load(1)), q = new Lazy(() => load(2)); const r = await Promise.all([p.get(), q.get(), p.get()]); [r, most]`,
    ],
    [[1, 2, 1], 2],
  ],
  [
    [
      `const later = (f) => { const p = f(); return p }; 0`,
      `[await Promise.all([later(() => load(1)), later(() => load(2))]), most]`,
    ],
    [[1, 2], 2],
  ],
  [
    [`const pair = (f, g) => [f(), g()]; 0`, `[await Promise.all(pair(() => load(1), () => load(2))), most]`],
    [[1, 2], 2],
  ],
  [
    [
      `const pair = (f, g) => ({ a: f(), b: g() }); 0`,
      `const { a, b } = pair(() => load(1), () => load(2)); [await a, await b, most]`,
    ],
    [1, 2, 2],
  ],
  [
    [
      `const out = []; const add = (f) => { out.push(f()) }; 0`,
      `add(() => load(1)); add(() => load(2)); [await Promise.all(out), most]`,
    ],
    [[1, 2], 2],
  ],
  [
    [
      `let last; const run = (f) => { last = f(); return last }; 0`,
      `[await Promise.all([run(() => load(1)), run(() => load(2))]), most]`,
    ],
    [[1, 2], 2],
  ],
  [
    [`const all = (l, f) => l.map((x) => f(x)); 0`, `const r = await Promise.all(all([1,2,3], load)); [r, most]`],
    [[1, 2, 3], 3],
  ],
  [
    [
      `const all = (l, f) => { const r = l.map((x) => f(x)); return r }; 0`,
      `const r = await Promise.all(all([1,2,3], load)); [r, most]`,
    ],
    [[1, 2, 3], 3],
  ],
  [
    [`const all = (l, f) => Array.from(l, f); 0`, `const r = await Promise.all(all([1,2,3], load)); [r, most]`],
    [[1, 2, 3], 3],
  ],
  [
    [`const all = (l) => Promise.all(l); 0`, `const r = await all([1, 2, 3].map(load)); [r, most]`],
    [[1, 2, 3], 3],
  ],
  [
    [
      `const all = async (l) => { const r = await Promise.all(l); return r }; 0`,
      `const r = await all([1, 2, 3].map(load)); [r, most]`,
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      `const all = async (l) => { const r = []; for (const p of l) r.push(await p); return r }; 0`,
      `const r = await all([1, 2, 3].map(load)); [r, most]`,
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      `const both = async ({ a, b }) => [await a, await b]; 0`,
      `const r = await both({ a: load(1), b: load(2) }); [r, most]`,
    ],
    [[1, 2], 2],
  ],
]

/** Helpers of earlier cells put away what functions give that later cells hand in: calls overlap as in Node. */
export const PUT_AWAY: readonly (readonly [cells: readonly string[], value: unknown])[] = OVERLAPPING.map(
  ([[earlier, later], value]) => [[earlier, `${COUNTING} ${later}`], value],
)
