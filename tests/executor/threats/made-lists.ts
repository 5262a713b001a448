/** Lists that helpers of earlier cells make of what callbacks give: those find values in a list of promises. */
export const MADE_LISTS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
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
