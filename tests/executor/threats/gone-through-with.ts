const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Containers of promises, of every kind, that callbacks of built-ins are given. */
export const GONE_THROUGH_WITH: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "const use = (x) => x.v ? 'P' : 'n'; 0",
      helped("const l=[{v: ok('bad')}]; const r = l.map(use); await l[0].v; r"),
    ],
    ['n'],
  ],
  [
    [
      "const use = (v, k, m) => m.get('b') ? 'P' : 'n'; 0",
      helped(
        "const m=new Map([['a', ok('x')], ['b', ok('bad')]]); let r = []; m.forEach((v, k, c) => r.push(use(v, k, c))); await Promise.all(m.values()); r",
      ),
    ],
    ['n', 'n'],
  ],
  [
    [
      "const out = []; const use = (v, k, m) => { out.push(m.get('b') ? 'P' : 'n') }; 0",
      helped("const m=new Map([['a', ok('x')], ['b', ok('bad')]]); m.forEach(use); await Promise.all(m.values()); out"),
    ],
    ['n', 'n'],
  ],
  [
    [
      helped(
        'class L extends Array {} const l = L.of(num(1), num(2)); const seen = []; l.forEach((x,i,a)=>{ seen.push(x); a.pop() }); await Promise.all(l); seen',
      ),
    ],
    [1],
  ],
  [
    [
      helped(
        'class L extends Array {} const l = L.of(num(1), num(2)); const r = l.map((x)=>x*2); const q = [r instanceof L, r.join()]; await Promise.all(l); q',
      ),
    ],
    [true, '2,4'],
  ],
  [
    [
      helped(
        'class L extends Array { static get [Symbol.species]() { return Array } } const l = L.of(num(1), num(2)); const r = l.filter((x)=>x>1); const q = [r instanceof L, r.length, r[0] * 2]; await Promise.all(l); q',
      ),
    ],
    [false, 1, 4],
  ],
  [
    [
      helped(
        'class L extends Array { sum() { return this.reduce((a, b) => a + b, 0) } } const l = L.of(num(1), num(2)); const r = l.sum(); await Promise.all(l); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'class L extends Array { total = 0; addAll() { this.forEach((x) => { this.total += x }); return this.total } } const l = new L(); l.push(num(1), num(2)); const r = l.addAll(); await Promise.all(l); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        "async function bad() { await tool(1); throw new Error('b') } const l=[num(1),bad(),num(3)], seen=[]; let e; try { l.forEach((x)=>{seen.push(x)}) } catch (x) { e = x.message } await Promise.allSettled(l); [seen, e]",
      ),
    ],
    [[1], 'b'],
  ],
  [
    [
      helped(
        "async function bad() { await tool(1); throw new Error('b') } const l=[num(1),bad()]; const r = l.some(x => x === 1); await Promise.allSettled(l); r",
      ),
    ],
    true,
  ],
  [
    [
      helped(
        "async function bad() { await tool(1); throw new Error('b') } const l=[num(1),bad()]; const r = l.find(x => x === 1); await Promise.allSettled(l); r",
      ),
    ],
    1,
  ],
  [[helped('const l=[num(1),,num(3)], seen=[]; l.forEach((x,i)=>{seen.push(i)}); await Promise.all(l); seen')], [0, 2]],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const o = { n: 0 }; l.forEach(function (x) { this.n += x }, o); await Promise.all(l); o.n',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const o = { n: 0 }; l.forEach(function (x) { const y = tool(x); this.n += y }, o); await Promise.all(l); o.n',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const r = Array.prototype.map.call(l, (x,i,a) => [x, a===l]); await Promise.all(l); r',
      ),
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const r = Reflect.apply([].map, l, [(x,i,a) => [x, a===l]]); await Promise.all(l); r',
      ),
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const r = [0].sort(() => 0).map(() => l.map((x,i,a) => [x, a===l])); await Promise.all(l); r[0]',
      ),
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; let r; [2,1].sort((a, b) => { r = l.map((x,i,c) => [x, c===l]); return a - b }); await Promise.all(l); r',
      ),
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; let r; [2,1].sort((a, b) => { r = l.filter((x,i,c) => tool(x) > 1 && c === l).length; return a - b }); await Promise.all(l); r',
      ),
    ],
    1,
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const it = l.map((x) => x + 1); const p = new Proxy(l, {}); const r = p.map((x,i,a) => [x, a===p]); await Promise.all(l); r',
      ),
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      helped(
        'const l=[]; let n = 0; Object.defineProperty(l, 0, { get() { n++; return num(5) }, enumerable: true, configurable: true }); const r = l.map(x => x + 1); [r, n]',
      ),
    ],
    [[6], 1],
  ],
  [
    [
      helped(
        "const l=[]; const log = []; for (const i of [0,1]) Object.defineProperty(l, i, { get() { log.push('g'+i); return num(i) }, enumerable: true, configurable: true }); l.forEach(x => log.push('c'+x)); log",
      ),
    ],
    ['g0', 'c0', 'g1', 'c1'],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const f = l.map.bind(l); const r = f((x,i,a) => [x, a===l]); await Promise.all(l); r',
      ),
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [helped('const jobs = [1,2,3].map(num); const r = await Promise.all(jobs.map(async (p) => (await p) * 2)); r')],
    [2, 4, 6],
  ],
  [
    [helped('const jobs = [1,2,3].map(num); const r = await Promise.all(jobs.map((p) => p.then(x => x * 2))); r')],
    [2, 4, 6],
  ],
  [[helped('const jobs = [1,2,3].map(num); jobs.forEach(p => p.catch(() => {})); await Promise.all(jobs)')], [1, 2, 3]],
  [
    [
      helped(
        "const m = new Map([['a', num(1)]]); m.forEach((p, k) => { p.then((v) => m.set(k, v)) }); await m.get('a'); [...m]",
      ),
    ],
    [['a', 1]],
  ],
  [
    [
      helped(
        "const s = new Set([ok('x'), ok('bad')]); let n = 0; s.forEach((v) => { if (v) n++ }); await Promise.all(s); n",
      ),
    ],
    1,
  ],
  [
    [
      helped(
        "const s = new Set([ok('x'), ok('bad')]); let n = 0; s.forEach((v) => { if (v) { tool(1); n++ } }); await Promise.all(s); n",
      ),
    ],
    1,
  ],
  [
    [
      helped(
        'const s = new Set([num(1), num(2)]); let n = []; s.forEach(async (v, k, c) => { n.push(await tool(v), c === s) }); await Promise.all(s); n',
      ),
    ],
    [1, true, 2, true],
  ],
  [
    [
      helped(
        'const m = new Map([[num(1), num(2)]]); let n = []; m.forEach((v, k) => { n.push(v, k) }); await Promise.all(m.values()); n',
      ),
    ],
    [2, 1],
  ],
  [[helped("const l=[num(1),num(2)]; const r = l.every(x => typeof x === 'number'); await Promise.all(l); r")], true],
  [[helped('const l=[num(1),num(2)]; const r = Array.from(l, (x,i) => x + i); await Promise.all(l); r')], [1, 3]],
  [
    [helped('const l=[num(1),num(2)]; const r = Array.from(new Set(l), (x,i) => x + i); await Promise.all(l); r')],
    [1, 3],
  ],
  [[helped('const l=[num(1),num(2)]; const r = Array.from(l, (x,i) => tool(x) + i); await Promise.all(l); r')], [1, 3]],
  [
    [
      helped(
        "const l=[num(1),num(2)]; const r = Object.groupBy(l, (x) => x > 1 ? 'b' : 'a'); const q = Object.keys(r); await Promise.all(l); q",
      ),
    ],
    ['a', 'b'],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const r = Map.groupBy(l, (x) => x > 1); const q = r.get(true)[0] * 3; await Promise.all(l); q',
      ),
    ],
    6,
  ],
  [
    [
      helped(
        "const l=[num(1),num(2)]; const r = Object.groupBy(l, (x) => tool(x) > 1 ? 'b' : 'a'); const q = Object.keys(r); await Promise.all(l); q",
      ),
    ],
    ['a', 'b'],
  ],
  [
    [
      helped(
        'function* g() { let i = 0; for (;;) yield num(i++) } let r = []; try { Array.from(g(), (x) => { if (x > 3) throw 1; r.push(x) }) } catch {} r',
      ),
    ],
    [0, 1, 2, 3],
  ],
]
