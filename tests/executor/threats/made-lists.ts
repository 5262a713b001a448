/** Lists that helpers of earlier cells make of what callbacks give: those find values in a list of promises. */
export const MADE_LISTS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [['async function ok(a) { return allow(a) }; const r = Promise.all(["bad"].map((x) => ok(x)))'], [false]],
  [['const q = Promise.all([1].map(String)); 1'], 1],
  [['async function ok(a) { return allow(a) }; const d = ["bad"].map(ok); const r = Promise.all(d); 1'], 1],
  [
    [
      'let n = 0; Object.defineProperty(Array.prototype, "0", { configurable: true, get() { n++; return "G" } }); const l = [, 2]; const r = await Promise.all(l.map((x) => tool(x))); const m = n; delete Array.prototype[0]; m',
    ],
    1,
  ],
  [
    [
      'function f(o) { return o.grid.a ? "yes" : "no" } 0',
      'async function ok(a) { return allow(a) }; const mk = (x) => ({ grid: x }); const p = ok("bad"); const q = Promise.all([p]); Object.setPrototypeOf(Array.prototype, new Proxy({}, { set: () => true })); 0',
      'f(mk({ a: p }))',
    ],
    'no',
  ],
  [
    [
      'Object.setPrototypeOf(Array.prototype, new Proxy({}, { set: () => true })); const r = [3, 4].filter((x) => allow(x)); [r[0], r[1], r.length]',
    ],
    [3, 4, 2],
  ],
  [
    [
      'const first = await ([...(function* () { for (const each of [3, 1, 2]) yield tool(each) })()].find((n) => allow("bad")) ?? 1); const ps = [1, 2].map(async (n) => tool(n)); const kept = await (ps.find((n) => allow("bad")) ?? 2); await Promise.all(ps); [first, kept]',
    ],
    [1, 2],
  ],
  [
    [
      'function Maybe(v) { this.v = v } Object.assign(Maybe.prototype, { async catch(run) { return this.v ? this.v : run() } }); const load = async (n) => new Maybe(0); const first = async () => await ([].find((p) => true) ?? 0); const last = async () => { const r = await ([1].findLast((p) => false) ?? 0); return r }; [load(1).catch(() => false) ? "P" : "n", await first(), await last()]',
    ],
    ['n', 0, 0],
  ],
  [
    [
      'const all = (l, f) => Array.from(l, f); 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Array.from(l, f); 0',
      'const ok = async (a) => approve(a); 0',
      "const qs = ['bad'].map(ok); const r = all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      "const test = (x) => x ? 'P' : 'n'; 0",
      'const all = (l, f) => Array.from(l, f); 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = all(qs, test); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Array.from(l, f); 0',
      "const ok = async (a) => approve(a); const t = (x) => { if (x) return 'P'; return 'n' }; const qs = ['bad'].map((x) => ok(x)); const r = all(qs, t); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Array.from(l, f); 0',
      'const ok = async (a) => approve(a); 0',
      "const t = (x) => { if (x) return 'P'; return 'n' }; const qs = ['bad'].map((x) => ok(x)); const r = all(qs, t); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Promise.all(Array.from(l, f)); 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = await all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Promise.all(Array.from(l, f)); 0',
      'const ok = async (a) => approve(a); 0',
      "const qs = ['bad'].map(ok); const r = await all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Promise.all(Array.from(l, f)); 0',
      "const ok = async (a) => approve(a); const qs = [ok('bad')]; const r = await all(qs, ((x) => (x ? 'P' : 'n'))); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Promise.all(Array.from(l, f)); 0',
      'const ok = async (a) => approve(a); 0',
      "const qs = [ok('bad')]; const r = await all(qs, ((x) => (x ? 'P' : 'n'))); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Promise.all(Array.from(l, f)); 0',
      "const ok = async (a) => approve(a); const t = (x) => { if (x) return 'P'; return 'n' }; const qs = ['bad'].map((x) => ok(x)); const r = await all(qs, t); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Promise.all(Array.from(l, f)); 0',
      'const ok = async (a) => approve(a); 0',
      "const t = (x) => { if (x) return 'P'; return 'n' }; const qs = ['bad'].map((x) => ok(x)); const r = await all(qs, t); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      "const test = (x) => x ? 'P' : 'n'; 0",
      'const all = (l, f) => Promise.all(Array.from(l, f)); 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = await all(qs, test); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'function all(l, f) { return Array.from(new Set(l), f) } 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'function all(l, f) { return Array.from(new Set(l), f) } 0',
      'const ok = async (a) => approve(a); 0',
      "const qs = ['bad'].map(ok); const r = all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      "const test = (x) => x ? 'P' : 'n'; 0",
      'function all(l, f) { return Array.from(new Set(l), f) } 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = all(qs, test); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'function all(l, f) { return Array.from(new Set(l), f) } 0',
      "const ok = async (a) => approve(a); const t = (x) => { if (x) return 'P'; return 'n' }; const qs = ['bad'].map((x) => ok(x)); const r = all(qs, t); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'function all(l, f) { return Array.from(new Set(l), f) } 0',
      'const ok = async (a) => approve(a); 0',
      "const t = (x) => { if (x) return 'P'; return 'n' }; const qs = ['bad'].map((x) => ok(x)); const r = all(qs, t); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => l.reduce((a, x) => a.concat(f(x)), []); 0',
      'const ok = async (a) => approve(a); 0',
      "const qs = ['bad'].map(ok); const r = all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      "const test = (x) => x ? 'P' : 'n'; 0",
      'const all = (l, f) => [[l[0]].map(f)].flat(); 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = all(qs, test); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => [[l[0]].map(f)].flat(); 0',
      "const ok = async (a) => approve(a); const qs = [ok('bad')]; const r = all(qs, ((x) => (x ? 'P' : 'n'))); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => [[l[0]].map(f)].flat(); 0',
      'const ok = async (a) => approve(a); 0',
      "const qs = [ok('bad')]; const r = all(qs, ((x) => (x ? 'P' : 'n'))); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      "const test = (x) => x ? 'P' : 'n'; 0",
      'const all = (l, f) => [[l[0]].map(f)].flat(); 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = all(qs, test); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      "const test = (x) => x ? 'P' : 'n'; 0",
      'const all = (l, f) => [[l[0]].map(f)].flat(); 0',
      "const ok = async (a) => approve(a); const qs = ['bad'].map(ok); const r = all(qs, test); await Promise.all(qs); r",
    ],
    ['n'],
  ],
  [
    [
      'const all = (l, f) => Array.from(l).map((x) => { const r = f(x); return r }); 0',
      'const ok = async (a) => approve(a); 0',
      "const qs = ['bad'].map(ok); const r = all(qs, ((x) => x ? 'P' : 'n')); await Promise.all(qs); r",
    ],
    ['n'],
  ],
]
