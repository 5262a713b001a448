/** Containers of promises that callbacks of built-ins change, or look at, while they are gone through. */
export const CHANGED_IN_CALLBACKS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const votes=[ok('x'),ok('bad')]; votes.forEach((v,i,a)=>{a[i]=v?'yes':'no'}); if(votes[1]!=='no') danger(); await Promise.all(votes); 'n'",
    ],
    'n',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2),num(3)]; l.forEach((x,i,a)=>{a[i]=x*10}); const r = l.join(); await Promise.all(l); r',
    ],
    '10,20,30',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2),num(3)], seen=[]; l.forEach((x,i)=>{seen.push(x); if(i===0) l.pop()}); await Promise.all(l); seen',
    ],
    [1, 2],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; l.rate=5; const r = l.map((x,i,a)=>x*a.rate); await Promise.all(l); r',
    ],
    [5, 10],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } class B extends Array { #n = 0; bump(x) { this.#n += x; return this.#n } } const l = new B(); l.push(num(1), num(2)); l.forEach((x,i,a)=>a.bump(x)); const r = l.bump(0); await Promise.all(l); r',
    ],
    3,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const m=new Map([['a',num(1)],['b',num(2)]]); m.forEach((v,k,m)=>m.set(k,v*10)); const r = [...m.values()].join(); await Promise.all(m.values()); r",
    ],
    '10,20',
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const m=new Map([['a',num(1)],['b',num(2)]]); const seen=[]; m.forEach((v,k,c)=>{seen.push(k); c.delete('b')}); await Promise.all(m.values()); seen",
    ],
    ['a'],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const s=new Set([num(1),num(2)]); const seen=[]; s.forEach((v,k,c)=>{seen.push(v); c.clear()}); await Promise.all([...s]); seen',
    ],
    [1],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.reduce((t,x,i,a)=>t && a===l, true); await Promise.all(l); r',
    ],
    true,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.some((x,i,a)=>a!==l); await Promise.all(l); r',
    ],
    false,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.filter((x,i,a)=>a===l && x > 1).length; await Promise.all(l); r',
    ],
    1,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.find((x,i,a)=>a===l && x > 1); const q = r * 2; await Promise.all(l); q',
    ],
    4,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('x'),ok('bad')]; const r = l.find((x)=>!x); if (r) danger(); await Promise.all(l); 'n'",
    ],
    'n',
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('x'),ok('bad')]; const r = l.filter((x)=>!x); if (r[0]) danger(); await Promise.all(l); r.length",
    ],
    1,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('x'),ok('bad')]; const r = l.findLast((x)=>true); if (r) danger(); await Promise.all(l); 'n'",
    ],
    'n',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(3),num(1)]; const r = l.flatMap((x,i,a)=>[x, a === l]); await Promise.all(l); r',
    ],
    [3, true, 1, true],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; let r = []; l.forEach(async (x,i,a)=>{ r.push(await tool(x), a===l) }); await Promise.all(l); r',
    ],
    [1, true, 2, true],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; let r = []; for (const x of [0]) l.forEach((x,i,a)=>{ r.push(tool(x), a===l) }); await Promise.all(l); r',
    ],
    [1, true, 2, true],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.map((x,i,a)=> tool(x * 2)); await Promise.all(l); r.join()',
    ],
    '2,4',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.map((x,i,a)=> { const y = tool(x * 2); return y + (a === l ? 1 : 0) }); await Promise.all(l); r.join()',
    ],
    '3,5',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.filter((x,i,a)=> tool(x) > 1 && a === l); await Promise.all(l); r.length',
    ],
    1,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const f = (t,x,i,a)=> t + tool(x); const r = l.reduce(f, 0); await Promise.all(l); r',
    ],
    3,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const f = (t,x,i,a)=> t + tool(x); const r = l.reduce(f); await Promise.all(l); r',
    ],
    3,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const f = (t,x,i,a)=> t + x; const r = l.reduceRight(f); await Promise.all(l); r',
    ],
    3,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[1,2,3]; l.forEach((x,i,a)=>{ if (i < 2) a[i+1] = num(x * 10) }); const r = l.join(); await Promise.all(l); r',
    ],
    '1,10,100',
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('x'),ok('x')]; let paid = 0; l.forEach((x,i)=>{ if (i === 0) l[1] = ok('bad'); else if (x) danger() }); await Promise.all(l); 'n'",
    ],
    'n',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(2),num(1)]; l.sort((a,b)=>a-b); const r = l.join(); await Promise.all(l); r',
    ],
    '1,2',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(2),num(1)]; const r = l.toSorted((a,b)=>a-b); await Promise.all(l); r',
    ],
    [1, 2],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(2),num(1)]; const r = l.map(String); await Promise.all(l); r',
    ],
    ['2', '1'],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('bad'),ok('x')]; const r = l.filter(Boolean).length; await Promise.all(l); r",
    ],
    1,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('bad')]; const r = l.some(Boolean) ? (danger(), 1) : 'n'; await Promise.all(l); r",
    ],
    'n',
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(2),num(1)]; const r = l.map(Number.isInteger); await Promise.all(l); r',
    ],
    [true, true],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num('7'),num('8')]; const r = l.map(parseFloat); await Promise.all(l); r",
    ],
    [7, 8],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num([1,num(2)])]; const r = l.map(String); await Promise.all(l); r',
    ],
    ['1,2'],
  ],
  [
    [
      "const use = (x) => x ? 'P' : 'n'; 0",
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('bad'), ok('x')]; const r = l.map(use); await Promise.all(l); r",
    ],
    ['n', 'P'],
  ],
  [
    [
      "const use = (x, i, a) => a[1] ? 'P' : 'n'; 0",
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('x'), ok('bad')]; const r = l.map(use); await Promise.all(l); r",
    ],
    ['n', 'n'],
  ],
  [
    [
      "function use(x) { return arguments[2][1] ? 'P' : 'n' }",
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('x'), ok('bad')]; const r = l.map(use); await Promise.all(l); r",
    ],
    ['n', 'n'],
  ],
  [
    [
      "const use = (...g) => g[2][1] ? 'P' : 'n'; 0",
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[ok('x'), ok('bad')]; const r = l.map(use); await Promise.all(l); r",
    ],
    ['n', 'n'],
  ],
  [
    [
      "const use = (x) => x.v ? 'P' : 'n'; 0",
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[{v: ok('bad')}]; const r = l.map(use); await l[0].v; r",
    ],
    ['n'],
  ],
  [
    [
      "const use = (v, k, m) => m.get('b') ? 'P' : 'n'; 0",
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const m=new Map([['a', ok('x')], ['b', ok('bad')]]); let r = []; m.forEach((v, k, c) => r.push(use(v, k, c))); await Promise.all(m.values()); r",
    ],
    ['n', 'n'],
  ],
  [
    [
      "const out = []; const use = (v, k, m) => { out.push(m.get('b') ? 'P' : 'n') }; 0",
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const m=new Map([['a', ok('x')], ['b', ok('bad')]]); m.forEach(use); await Promise.all(m.values()); out",
    ],
    ['n', 'n'],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } class L extends Array {} const l = L.of(num(1), num(2)); const seen = []; l.forEach((x,i,a)=>{ seen.push(x); a.pop() }); await Promise.all(l); seen',
    ],
    [1],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } class L extends Array {} const l = L.of(num(1), num(2)); const r = l.map((x)=>x*2); const q = [r instanceof L, r.join()]; await Promise.all(l); q',
    ],
    [true, '2,4'],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } class L extends Array { static get [Symbol.species]() { return Array } } const l = L.of(num(1), num(2)); const r = l.filter((x)=>x>1); const q = [r instanceof L, r.length, r[0] * 2]; await Promise.all(l); q',
    ],
    [false, 1, 4],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } class L extends Array { sum() { return this.reduce((a, b) => a + b, 0) } } const l = L.of(num(1), num(2)); const r = l.sum(); await Promise.all(l); r',
    ],
    3,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } class L extends Array { total = 0; addAll() { this.forEach((x) => { this.total += x }); return this.total } } const l = new L(); l.push(num(1), num(2)); const r = l.addAll(); await Promise.all(l); r',
    ],
    3,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } async function bad() { await tool(1); throw new Error('b') } const l=[num(1),bad(),num(3)], seen=[]; let e; try { l.forEach((x)=>{seen.push(x)}) } catch (x) { e = x.message } await Promise.allSettled(l); [seen, e]",
    ],
    [[1], 'b'],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } async function bad() { await tool(1); throw new Error('b') } const l=[num(1),bad()]; const r = l.some(x => x === 1); await Promise.allSettled(l); r",
    ],
    true,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } async function bad() { await tool(1); throw new Error('b') } const l=[num(1),bad()]; const r = l.find(x => x === 1); await Promise.allSettled(l); r",
    ],
    1,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),,num(3)], seen=[]; l.forEach((x,i)=>{seen.push(i)}); await Promise.all(l); seen',
    ],
    [0, 2],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const o = { n: 0 }; l.forEach(function (x) { this.n += x }, o); await Promise.all(l); o.n',
    ],
    3,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const o = { n: 0 }; l.forEach(function (x) { const y = tool(x); this.n += y }, o); await Promise.all(l); o.n',
    ],
    3,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Array.prototype.map.call(l, (x,i,a) => [x, a===l]); await Promise.all(l); r',
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Reflect.apply([].map, l, [(x,i,a) => [x, a===l]]); await Promise.all(l); r',
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = [0].sort(() => 0).map(() => l.map((x,i,a) => [x, a===l])); await Promise.all(l); r[0]',
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; let r; [2,1].sort((a, b) => { r = l.map((x,i,c) => [x, c===l]); return a - b }); await Promise.all(l); r',
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; let r; [2,1].sort((a, b) => { r = l.filter((x,i,c) => tool(x) > 1 && c === l).length; return a - b }); await Promise.all(l); r',
    ],
    1,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const it = l.map((x) => x + 1); const p = new Proxy(l, {}); const r = p.map((x,i,a) => [x, a===p]); await Promise.all(l); r',
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[]; let n = 0; Object.defineProperty(l, 0, { get() { n++; return num(5) }, enumerable: true, configurable: true }); const r = l.map(x => x + 1); [r, n]',
    ],
    [[6], 1],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[]; const log = []; for (const i of [0,1]) Object.defineProperty(l, i, { get() { log.push('g'+i); return num(i) }, enumerable: true, configurable: true }); l.forEach(x => log.push('c'+x)); log",
    ],
    ['g0', 'c0', 'g1', 'c1'],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const f = l.map.bind(l); const r = f((x,i,a) => [x, a===l]); await Promise.all(l); r',
    ],
    [
      [1, true],
      [2, true],
    ],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const jobs = [1,2,3].map(num); const r = await Promise.all(jobs.map(async (p) => (await p) * 2)); r',
    ],
    [2, 4, 6],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const jobs = [1,2,3].map(num); const r = await Promise.all(jobs.map((p) => p.then(x => x * 2))); r',
    ],
    [2, 4, 6],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const jobs = [1,2,3].map(num); jobs.forEach(p => p.catch(() => {})); await Promise.all(jobs)',
    ],
    [1, 2, 3],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const m = new Map([['a', num(1)]]); m.forEach((p, k) => { p.then((v) => m.set(k, v)) }); await m.get('a'); [...m]",
    ],
    [['a', 1]],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const s = new Set([ok('x'), ok('bad')]); let n = 0; s.forEach((v) => { if (v) n++ }); await Promise.all(s); n",
    ],
    1,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const s = new Set([ok('x'), ok('bad')]); let n = 0; s.forEach((v) => { if (v) { tool(1); n++ } }); await Promise.all(s); n",
    ],
    1,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const s = new Set([num(1), num(2)]); let n = []; s.forEach(async (v, k, c) => { n.push(await tool(v), c === s) }); await Promise.all(s); n',
    ],
    [1, true, 2, true],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const m = new Map([[num(1), num(2)]]); let n = []; m.forEach((v, k) => { n.push(v, k) }); await Promise.all(m.values()); n',
    ],
    [2, 1],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = l.every(x => typeof x === 'number'); await Promise.all(l); r",
    ],
    true,
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Array.from(l, (x,i) => x + i); await Promise.all(l); r',
    ],
    [1, 3],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Array.from(new Set(l), (x,i) => x + i); await Promise.all(l); r',
    ],
    [1, 3],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Array.from(l, (x,i) => tool(x) + i); await Promise.all(l); r',
    ],
    [1, 3],
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Object.groupBy(l, (x) => x > 1 ? 'b' : 'a'); const q = Object.keys(r); await Promise.all(l); q",
    ],
    ['a', 'b'],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Map.groupBy(l, (x) => x > 1); const q = r.get(true)[0] * 3; await Promise.all(l); q',
    ],
    6,
  ],
  [
    [
      "async function num(x) { return tool(x) } async function ok(a) { return allow(a) } const l=[num(1),num(2)]; const r = Object.groupBy(l, (x) => tool(x) > 1 ? 'b' : 'a'); const q = Object.keys(r); await Promise.all(l); q",
    ],
    ['a', 'b'],
  ],
  [
    [
      'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } function* g() { let i = 0; for (;;) yield num(i++) } let r = []; try { Array.from(g(), (x) => { if (x > 3) throw 1; r.push(x) }) } catch {} r',
    ],
    [0, 1, 2, 3],
  ],
]
