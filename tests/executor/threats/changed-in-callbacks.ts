const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Containers of promises that callbacks of built-ins change, or look at, while they are gone through. */
export const CHANGED_IN_CALLBACKS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      helped(
        "const votes=[ok('x'),ok('bad')]; votes.forEach((v,i,a)=>{a[i]=v?'yes':'no'}); if(votes[1]!=='no') danger(); await Promise.all(votes); 'n'",
      ),
    ],
    'n',
  ],
  [
    [
      helped(
        'const l=[num(1),num(2),num(3)]; l.forEach((x,i,a)=>{a[i]=x*10}); const r = l.join(); await Promise.all(l); r',
      ),
    ],
    '10,20,30',
  ],
  [
    [
      helped(
        'const l=[num(1),num(2),num(3)], seen=[]; l.forEach((x,i)=>{seen.push(x); if(i===0) l.pop()}); await Promise.all(l); seen',
      ),
    ],
    [1, 2],
  ],
  [[helped('const l=[num(1),num(2)]; l.rate=5; const r = l.map((x,i,a)=>x*a.rate); await Promise.all(l); r')], [5, 10]],
  [
    [
      helped(
        'class B extends Array { #n = 0; bump(x) { this.#n += x; return this.#n } } const l = new B(); l.push(num(1), num(2)); l.forEach((x,i,a)=>a.bump(x)); const r = l.bump(0); await Promise.all(l); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        "const m=new Map([['a',num(1)],['b',num(2)]]); m.forEach((v,k,m)=>m.set(k,v*10)); const r = [...m.values()].join(); await Promise.all(m.values()); r",
      ),
    ],
    '10,20',
  ],
  [
    [
      helped(
        "const m=new Map([['a',num(1)],['b',num(2)]]); const seen=[]; m.forEach((v,k,c)=>{seen.push(k); c.delete('b')}); await Promise.all(m.values()); seen",
      ),
    ],
    ['a'],
  ],
  [
    [
      helped(
        'const s=new Set([num(1),num(2)]); const seen=[]; s.forEach((v,k,c)=>{seen.push(v); c.clear()}); await Promise.all([...s]); seen',
      ),
    ],
    [1],
  ],
  [[helped('const l=[num(1),num(2)]; const r = l.reduce((t,x,i,a)=>t && a===l, true); await Promise.all(l); r')], true],
  [[helped('const l=[num(1),num(2)]; const r = l.some((x,i,a)=>a!==l); await Promise.all(l); r')], false],
  [[helped('const l=[num(1),num(2)]; const r = l.filter((x,i,a)=>a===l && x > 1).length; await Promise.all(l); r')], 1],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const r = l.find((x,i,a)=>a===l && x > 1); const q = r * 2; await Promise.all(l); q',
      ),
    ],
    4,
  ],
  [[helped("const l=[ok('x'),ok('bad')]; const r = l.find((x)=>!x); if (r) danger(); await Promise.all(l); 'n'")], 'n'],
  [
    [
      helped(
        "const l=[ok('x'),ok('bad')]; const r = l.filter((x)=>!x); if (r[0]) danger(); await Promise.all(l); r.length",
      ),
    ],
    1,
  ],
  [
    [
      helped(
        "const l=[ok('x'),ok('bad')]; const r = l.findLast((x)=>true); if (r) danger(); await Promise.all(l); 'n'",
      ),
    ],
    'n',
  ],
  [
    [helped('const l=[num(3),num(1)]; const r = l.flatMap((x,i,a)=>[x, a === l]); await Promise.all(l); r')],
    [3, true, 1, true],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; let r = []; l.forEach(async (x,i,a)=>{ r.push(await tool(x), a===l) }); await Promise.all(l); r',
      ),
    ],
    [1, true, 2, true],
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; let r = []; for (const x of [0]) l.forEach((x,i,a)=>{ r.push(tool(x), a===l) }); await Promise.all(l); r',
      ),
    ],
    [1, true, 2, true],
  ],
  [[helped('const l=[num(1),num(2)]; const r = l.map((x,i,a)=> tool(x * 2)); await Promise.all(l); r.join()')], '2,4'],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const r = l.map((x,i,a)=> { const y = tool(x * 2); return y + (a === l ? 1 : 0) }); await Promise.all(l); r.join()',
      ),
    ],
    '3,5',
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const r = l.filter((x,i,a)=> tool(x) > 1 && a === l); await Promise.all(l); r.length',
      ),
    ],
    1,
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const f = (t,x,i,a)=> t + tool(x); const r = l.reduce(f, 0); await Promise.all(l); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const f = (t,x,i,a)=> t + tool(x); const r = l.reduce(f); await Promise.all(l); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const l=[num(1),num(2)]; const f = (t,x,i,a)=> t + x; const r = l.reduceRight(f); await Promise.all(l); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const l=[1,2,3]; l.forEach((x,i,a)=>{ if (i < 2) a[i+1] = num(x * 10) }); const r = l.join(); await Promise.all(l); r',
      ),
    ],
    '1,10,100',
  ],
  [
    [
      helped(
        "const l=[ok('x'),ok('x')]; let paid = 0; l.forEach((x,i)=>{ if (i === 0) l[1] = ok('bad'); else if (x) danger() }); await Promise.all(l); 'n'",
      ),
    ],
    'n',
  ],
  [[helped('const l=[num(2),num(1)]; l.sort((a,b)=>a-b); const r = l.join(); await Promise.all(l); r')], '1,2'],
  [[helped('const l=[num(2),num(1)]; const r = l.toSorted((a,b)=>a-b); await Promise.all(l); r')], [1, 2]],
  [[helped('const l=[num(2),num(1)]; const r = l.map(String); await Promise.all(l); r')], ['2', '1']],
  [[helped("const l=[ok('bad'),ok('x')]; const r = l.filter(Boolean).length; await Promise.all(l); r")], 1],
  [[helped("const l=[ok('bad')]; const r = l.some(Boolean) ? (danger(), 1) : 'n'; await Promise.all(l); r")], 'n'],
  [[helped('const l=[num(2),num(1)]; const r = l.map(Number.isInteger); await Promise.all(l); r')], [true, true]],
  [[helped("const l=[num('7'),num('8')]; const r = l.map(parseFloat); await Promise.all(l); r")], [7, 8]],
  [[helped('const l=[num([1,num(2)])]; const r = l.map(String); await Promise.all(l); r')], ['1,2']],
  [
    [
      "const use = (x) => x ? 'P' : 'n'; 0",
      helped("const l=[ok('bad'), ok('x')]; const r = l.map(use); await Promise.all(l); r"),
    ],
    ['n', 'P'],
  ],
  [
    [
      "const use = (x, i, a) => a[1] ? 'P' : 'n'; 0",
      helped("const l=[ok('x'), ok('bad')]; const r = l.map(use); await Promise.all(l); r"),
    ],
    ['n', 'n'],
  ],
  [
    [
      "function use(x) { return arguments[2][1] ? 'P' : 'n' }",
      helped("const l=[ok('x'), ok('bad')]; const r = l.map(use); await Promise.all(l); r"),
    ],
    ['n', 'n'],
  ],
  [
    [
      "const use = (...g) => g[2][1] ? 'P' : 'n'; 0",
      helped("const l=[ok('x'), ok('bad')]; const r = l.map(use); await Promise.all(l); r"),
    ],
    ['n', 'n'],
  ],
]
