/** Lists of promises that helpers make, dropped or kept as values: what the calls do is there. */
export const DROPPED_LISTS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; const mapAll = (l, f) => l.map(f); mapAll([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; const mapAll = (l, f) => l.map((x) => f(x)); mapAll([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; function mapAll(l, f) { return l.map((x) => f(x)) } mapAll([3, 1], (x) => run(x)); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; class M { all(l, f) { return l.map(f) } } new M().all([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; class M { all(l, f) { return l.map((x) => f(x)) } } const m = new M(); m.all([3, 1], (x) => run(x)); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; class M { constructor(f) { this.f = f } all(l) { return l.map(this.f) } } const m = new M(run); m.all([3, 1]); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; class M { constructor(f) { this.f = f } all(l) { return l.map((x) => this.f(x)) } } const m = new M(run); m.all([3, 1]); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; const mapAll = (l, f) => l.map(f); const r = mapAll([3, 1], run); r.length + log.sort().join()",
    ],
    '2a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; const mapAll = (l, f) => l.map(f); const r = mapAll([3, 1], run); r[0] + r[1] + log.sort().join()",
    ],
    '4a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; const mapObj = (o, f) => Object.fromEntries(Object.entries(o).map(([k, v]) => [k, f(v)])); mapObj({ a: 3, b: 1 }, run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      'const log = []; const mapAll = (l, f) => l.map(f); 0',
      "const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n) }; mapAll([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      'const log = []; const mapAll = (l, f) => l.map((x) => f(x)); 0',
      "const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n) }; mapAll([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      'const log = []; class M { all(l, f) { return l.map((x) => f(x)) } } 0',
      "const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n) }; new M().all([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n) }; const saveAll = (l) => l.map((x) => run(x)); 0",
      'saveAll([3, 1]); log.sort().join()',
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n) }; const o = { run }; const saveAll = (l) => l.map(o.run); 0",
      'saveAll([3, 1]); log.sort().join()',
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const api = { run: async (n) => { log.push('a' + n); await tool(1); log.push('b' + n) } }; class S { saveAll(l) { return l.map((x) => api.run(x)) } } 0",
      'new S().saveAll([3, 1]); log.sort().join()',
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      'const log = []; class L { constructor(n) { this.n = n } async run(f) { return await f() } all(l, f) { return l.map((x) => this.run(() => f(x))) } } 0',
      "const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n) }; new L(2).all([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return n }; class L { constructor(n) { this.n = n } async run(f) { return await f() } all(l, f) { return l.map((x) => this.run(() => f(x))) } } new L(2).all([3, 1], run); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => [3, 1].map(run); f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => [3, 1].map((n) => run(n)); f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => [3, 1].map(async (n) => { await run(n) }); f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => { return [3, 1].map(run) }; const l = f(); const n = l.length; log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => { return [3, 1].map(h.run) }; const l = f(); const n = l.length; log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => { return [3, 1].map(h.run) }; const l = f(); l[0] + l[1] + log.sort().join()",
    ],
    '2a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const l = [3, 1].map(h.run); l[0] + l[1] + log.sort().join()",
    ],
    '2a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const o = { f() { return [3, 1].map(h.run) } }; o.f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => Array.from([3, 1], h.run); f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => [run(3), run(1)]; f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => [h.run(3), h.run(1)]; f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => ({ a: h.run(3), b: run(1) }); f(); log.sort().join()",
    ],
    'a1,a3,b1,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => h.run(3); f(); log.sort().join()",
    ],
    'a3,b3',
  ],
  [
    [
      "const log = []; const run = async (n) => { log.push('a' + n); await tool(1); log.push('b' + n); return 1 }; const h = { run }; const f = () => { const p = h.run(3); return p }; f(); log.sort().join()",
    ],
    'a3,b3',
  ],
]
