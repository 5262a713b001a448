/** What functions and methods of earlier cells ask for as promises, and what they do not. */
export const TAKEN_ELSEWHERE: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'async function agg(ps){ return (await Promise.allSettled(ps)).map(r => r.status[0]) }; 0',
      `await agg([refuse('x'), tool(1)])`,
    ],
    ['r', 'f'],
  ],
  [
    [
      'async function agg(...ps){ return (await Promise.allSettled(ps)).map(r => r.status[0]) }; 0',
      `await agg(refuse('x'), tool(1))`,
    ],
    ['r', 'f'],
  ],
  [
    [
      'async function agg({ p, ms }){ return (await Promise.allSettled([p])).map(r => r.status[0]) }; 0',
      `await agg({ p: refuse('x'), ms: 1 })`,
    ],
    ['r'],
  ],
  [[`const U = { safe: (p) => p.then((v) => v, () => 'safe') }; 0`, `await U.safe(refuse('x'))`], 'safe'],
  [[`class U { static safe(p) { return p.catch(() => 'safe') } }; 0`, `await U.safe(refuse('x'))`], 'safe'],
  [[`class U { safe(p) { return p.catch(() => 'safe') } }; const u = new U(); 0`, `await u.safe(refuse('x'))`], 'safe'],
  [
    [
      `class U { constructor(p) { this.p = p } safe() { return this.p.catch(() => 'safe') } }; 0`,
      `const u = new U(refuse('x')); await u.safe()`,
    ],
    'safe',
  ],
  [
    [
      'class K { constructor() { this.n = 0 } guard(p) { return p.then((v) => { this.n++; return v }) } }; const k = new K(); 0',
      'await k.guard(tool(4)) + k.n',
    ],
    5,
  ],
  [
    ['const all = ps => Promise.all(ps); 0', 'await all([slow(1), slow(2)])'],
    [1, 2],
  ],
  [
    [
      'const run = x => x; 0',
      `const thr = async m => { await tool(1); throw new Error(m) }; const lib = { run: ps => Promise.allSettled(ps) }; (await lib.run([thr('a'), 2])).map(r => r.status[0])`,
    ],
    ['r', 'f'],
  ],
  [
    [
      'class U { start(x){return x} }; 0',
      `const thr = async m => { await tool(1); throw new Error(m) }; class Lib { start(x){ return { p: thr(x) } } }; const l = new Lib(); const { p } = l.start('a'); await p.catch((e) => e.message)`,
    ],
    'a',
  ],
  [
    [
      'let stop = false; async function beat(){ while (!stop) await sleep(2) }; 0',
      `beat(); await tool(1); stop = true; 'on'`,
    ],
    'on',
  ],
  [
    [
      'class B { on = true; async run() { while (this.on) await sleep(2) } }; const b = new B(); 0',
      `b.run(); await tool(1); b.on = false; 'on'`,
    ],
    'on',
  ],
  [
    [
      'const loop = async (fn, st) => { while (!st.done) await fn() }; 0',
      `const st = { done: false }; loop(async () => { await sleep(1) }, st); await tool(1); st.done = true; 'on'`,
    ],
    'on',
  ],
  [
    [
      '0',
      `let on = true; const isOn = () => on; const w = async () => { while (isOn()) await sleep(1) }; w(); await tool(1); on = false; 'on'`,
    ],
    'on',
  ],
  [
    [
      '0',
      'const a = Promise.withResolvers(); const f = async () => a.promise; const p = new Promise((r) => r(f())); a.resolve(1); await p',
    ],
    1,
  ],
  [
    [
      'class Job { constructor(p) { this.p = p } async wait() { return await this.p } }; 0',
      'const a = Promise.withResolvers(); const h = new Job(a.promise); a.resolve(1); await h.wait()',
    ],
    1,
  ],
  [
    [
      `const run = x => x ? 'P' : 'n'; 0`,
      `const lib = { run: (x) => x }; const p = (async () => allow('bad'))(); const q = lib.run(p); const r = run(q); await q; r`,
    ],
    'n',
  ],
  [
    [
      `class U { start(x){ this.x = x } look() { return this.x.p ? 'P' : 'n' } }; const u = new U(); 0`,
      `class Lib { start(x){ return { p: (async () => allow(x))() } } }; const l = new Lib(); const o = l.start('bad'); u.start(o); const r = u.look(); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      `class U { start(x){ return x.p ? 'P' : 'n' } }; 0`,
      `class Lib extends U { start(x) { return super.start(x) } }; const l = new Lib(); const p = (async () => allow('bad'))(); const r = l.start({ p }); await p; r`,
    ],
    'n',
  ],
  [
    [
      `class U { start(x){ return x.p ? 'P' : 'n' } }; 0`,
      `const l = { start(x) { return x } }; l.start = new U().start; const p = (async () => allow('bad'))(); const r = l.start({ p }); await p; r`,
    ],
    'n',
  ],
  [
    [
      `const kept = []; const lib = { keep(x) { kept.push(x) } }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      `const mine = { keep(x) { x.p = (async () => allow('bad'))() } }; const o = {}; lib.keep(o); mine.keep(o); const r = look(); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      `const kept = []; const lib = { keep(x) { kept.push(x) } }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      `const mine = { keep(x) { lib.keep(x); return x } }; const o = mine.keep({ p: (async () => allow('bad'))() }); const r = look(); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      `const kept = []; const lib = { keep(x) { kept.push(x); return x } }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      `const mine = { keep: lib.keep }; const o = mine.keep({}); o.p = (async () => allow('bad'))(); const r = look(); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      `const kept = []; const lib = { keep(x) { kept.push(x); return x } }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      `const mine = { keep(x) { return x } }; const o = mine.keep({}); lib.keep(o); o.p = (async () => allow('bad'))(); const r = look(); await o.p; r`,
    ],
    'n',
  ],
  [
    [
      'class Q { jobs = []; add(p) { this.jobs.push(p) } done() { return Promise.all(this.jobs) } }; 0',
      'const d = Promise.withResolvers(); const f = async () => d.promise; const q = new Q(); q.add(f()); q.add(tool(2)); d.resolve(1); await q.done()',
    ],
    [1, 2],
  ],
  [
    [
      'const makeQ = () => { const jobs = []; return { add(p) { jobs.push(p) }, done: () => Promise.all(jobs) } }; 0',
      'const d = Promise.withResolvers(); const f = async () => d.promise; const q = makeQ(); q.add(f()); d.resolve(1); await q.done()',
    ],
    [1],
  ],
  [
    [
      'class Q { jobs = []; add(p) { this.jobs.push(p) } done() { return Promise.all(this.jobs) } }; 0',
      "const s = new Set(); s.add((async () => allow('bad'))()); [...s].some(Boolean) ? 'P' : 'n'",
    ],
    'n',
  ],
  [
    [
      "class S { static load(f) { S.v = f() } static any(n) { return S[n] ? 'T' : 'F' } } const read = (f) => { S.load(f); return S.any('v') }; 0",
      "read(async () => allow('bad'))",
    ],
    'F',
  ],
]
