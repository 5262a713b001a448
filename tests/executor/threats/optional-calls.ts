/** Calls in optional chains of what gives promises. */
export const OPTIONAL_CALLS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "if (load(1)?.race(() => approve('bad'))) danger(); 1",
    ],
    1,
  ],
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "if (load(1).race(() => approve('bad'))) danger(); 1",
    ],
    1,
  ],
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "const m = load(1); if (m?.race(() => approve('bad'))) danger(); 1",
    ],
    1,
  ],
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "const m = load(1); const r = m?.race(() => approve('bad')); if (r) danger(); 1",
    ],
    1,
  ],
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "const m = load(1); (m?.race(() => approve('bad')) ? 'PAID' : 'no')",
    ],
    'no',
  ],
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "const m = load(1); (m.race?.(() => approve('bad')) ? 'PAID' : 'no')",
    ],
    'no',
  ],
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "const o = { m: load(1) }; (o?.m?.race?.(() => approve('bad')) ? 'PAID' : 'no')",
    ],
    'no',
  ],
  [
    [
      "class Maybe { constructor(v) { this.v = v; this.race = (run) => v ? v : run() } } const load = (n) => new Maybe(approve('bad')); 0",
      "const o = { m: load(1) }; (o?.m.race(async () => approve('bad')) ? 'PAID' : 'no')",
    ],
    'no',
  ],
  [['const run = (f) => f(); 0', "(run?.(() => approve('bad')) ? 'PAID' : 'no')"], 'no'],
  [['const o = { run: (f) => f() }; 0', "(o?.run(() => approve('bad')) ? 'PAID' : 'no')"], 'no'],
  [['const o = { any: (f) => f() }; 0', "(o?.any(() => approve('bad')) ? 'PAID' : 'no')"], 'no'],
  [['const o = { resolve: (f) => f() }; 0', "(o?.resolve(() => approve('bad')) ? 'PAID' : 'no')"], 'no'],
  [['const o = { resolve: (f) => f() }; 0', "(o.resolve(() => approve('bad')) ? 'PAID' : 'no')"], 'no'],
  [["const o = { resolve: (f) => f() }; (o?.resolve(() => approve('bad')) ? 'PAID' : 'no')"], 'no'],
  [['const o = { all: (f) => f() }; 0', "const r = o?.all(() => approve('bad')); r ? 'PAID' : 'no'"], 'no'],
  [
    ['const o = { get all() { return (f) => f() } }; 0', "const r = o?.all(() => approve('bad')); r ? 'PAID' : 'no'"],
    'no',
  ],
  [['class K { race = (f) => f() } 0', "const r = new K()?.race(() => approve('bad')); r ? 'PAID' : 'no'"], 'no'],
]
