/** Elements that may be promises, given to callbacks of callbacks, spread, and put under keys. */
export const TAKEN_BY_CALLBACKS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>l.map(x=>f(x)); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>l.map(x=>{ return f(x) }); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>l.map(x=>f?.(x)); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>l.map(x=>f.call(null,x)); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>Array.from(l, x=>f(x)); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(o,f)=>Object.values(o).map(v=>f(v)); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const fs = [(ok)=>{if(ok) r = 'PAID'}]; fs.map(f=>qs.map(x=>f(x))); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>l.map((x, i)=>f(x, i)); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>l.map(f); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>l.flatMap(x=>f(x)); each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const each=(l,f)=>{ const out = []; for (const x of l) out.push(f(x)); return out }; each(qs, ok=>{if(ok) r = 'PAID'}); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; const pipe=(...fs)=>(x)=>fs.reduce((a,f)=>f(a),x); const go = pipe((ok)=>{if(ok) r='PAID'}); qs.map(x=>go(x)); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); let r = 'no'; class E { constructor(f) { this.f = f } all(l) { return l.map(x => this.f(x)) } } new E((ok)=>{if(ok) r='PAID'}).all(qs); await Promise.all(qs); r",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const qs=['bad'].map(load); const each=(l,f)=>l.map(x=>f(x)); const s = each(qs, async ok=>(await ok) ? 'PAID' : 'no'); (await Promise.all(s)).join()",
    ],
    'no',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=({ok=true})=>ok?'p':'n'; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = go(...qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } class U { constructor({ok=true}) { this.r = ok?'p':'n' } } const qs=[(async () => ({ ok: approve('bad') }))()]; const r = new U(...qs).r; await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=(a, {ok=true})=>ok?'p':'n'; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = go(1, ...qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=([ok])=>ok?'p':'n'; const qs=[(async () => [approve('bad')])()]; const r = go(...qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=(...[{ok=true}])=>ok?'p':'n'; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = go(...qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const o = { go({ok=true} = {}) { return ok?'p':'n' } }; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = o.go(...qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=({ok=true})=>ok?'p':'n'; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = go.apply(null, qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=({ok=true})=>ok?'p':'n'; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = Reflect.apply(go, null, qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=({ok=true})=>ok?'p':'n'; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = go.call(null, ...qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=({ok=true})=>ok?'p':'n'; const qs=[(async () => ({ ok: approve('bad') }))()]; const r = go.bind(null, ...qs)(); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } function* gen({ok=true}) { yield ok?'p':'n' } const qs=[(async () => ({ ok: approve('bad') }))()]; const [r] = gen(...qs); await Promise.all(qs); r",
    ],
    'n',
  ],
  [
    [
      "async function load(a) { return approve(a) } const go=({ok=true})=>ok?'p':'n'; const o = { p: (async () => ({ ok: approve('bad') }))() }; const r = go(o.p); await o.p; r",
    ],
    'n',
  ],
  [
    ['const uniqBy=(l,f)=>[...new Map(l.map(x=>[f(x),x])).values()]; 0', 'uniqBy([1,2,3], async x=>tool(x%2)).length'],
    2,
  ],
  [['const uniqBy=(l,f)=>[...new Map(l.map(x=>[f(x),x])).values()]; uniqBy([1,2,3], async x=>tool(x%2)).length'], 2],
  [
    [
      'const group=(l,f)=>{ const m = new Map(); for (const x of l) { const k = f(x); m.set(k, [...(m.get(k) ?? []), x]) } return [...m.keys()].length }; 0',
      'group([1,2,3], async x=>tool(x%2))',
    ],
    2,
  ],
  [
    [
      'const index=(l,f)=>Object.fromEntries(l.map(x=>[f(x),x])); 0',
      "Object.keys(index([1,2,3], async x=>tool('k' + x%2))).join()",
    ],
    'k1,k0',
  ],
  [['const uniq=(l,f)=>new Set(l.map(x=>f(x))).size; 0', 'uniq([1,2,3], async x=>tool(x%2))'], 2],
  [
    [
      'const pairs=(l,f)=>l.map(x=>({ key: f(x), x })); 0',
      'pairs([1,2,3], async x=>tool(x%2)).filter((p) => p.key).length',
    ],
    2,
  ],
  [
    [
      'const sortBy=(l,f)=>l.map(x=>[f(x), x]).sort((a, b) => a[0] - b[0]).map(([, x]) => x); 0',
      'sortBy([3,1,2], async x=>tool(x)).join()',
    ],
    '1,2,3',
  ],
  [
    [
      'const maxBy=(l,f)=>l.map(x=>[f(x), x]).reduce((a, b) => a[0] > b[0] ? a : b)[1]; 0',
      'maxBy([3,1,2], async x=>tool(x))',
    ],
    3,
  ],
  [
    [
      'const tally=(l,f)=>{ const c = {}; l.forEach((x) => { const k = f(x); c[k] = (c[k] ?? 0) + 1 }); return c }; 0',
      "tally([3,1,2], async x=>tool('k' + x%2))",
    ],
    { k1: 2, k0: 1 },
  ],
  [
    ['const uniqBy=(l,f)=>[...new Map(l.map(x=>[f(x),x])).values()]; 0', 'uniqBy([1,2,3], async x=>tool(x%2)).length'],
    2,
  ],
  [
    [
      "const uniqBy=(l,f)=>{ const m = new Map(l.map(x=>[f(x),x])); return m.has(1) ? m.size : 'none' }; 0",
      'uniqBy([1,2,3], async x=>tool(x%2))',
    ],
    2,
  ],
  [
    [
      "const p1 = slow('a', 20), p2 = slow('b', 2); const m = new Map([[p1, 1], [p2, 2]]); const first = await Promise.race(m.keys()); [first, m.get(p1), m.get(p2)]",
    ],
    ['b', 1, 2],
  ],
  [
    [
      "const w = async (x, ms) => slow(x, ms); const p1 = w('a', 20), p2 = w('b', 2); const m = new Map([[p1, 1], [p2, 2]]); const first = await Promise.race([...m.keys()]); [first, m.get(p1), m.get(p2)]",
    ],
    ['b', 1, 2],
  ],
  [
    [
      "const w = async (x, ms) => slow(x, ms); const m = new Map(); for (const x of ['a', 'b']) m.set(w(x, 3), x); const out = []; while (m.size) { const [p, x] = await Promise.race([...m].map(([p, x]) => p.then(() => [p, x]))); m.delete(p); out.push(x) } out.join()",
    ],
    'a,b',
  ],
  [
    [
      "const w = async (x, ms) => slow(x, ms); const m = new Map(['a', 'b'].map((x) => [w(x, 3), x])); const out = []; while (m.size) { const [p, x] = await Promise.race([...m].map(([p, x]) => p.then(() => [p, x]))); m.delete(p); out.push(x) } out.join()",
    ],
    'a,b',
  ],
  [
    [
      "const w = async (x, ms) => slow(x, ms); const m = new WeakMap(); const p = w(1, 2); m.set(p, 'i'); [m.get(p), await p]",
    ],
    ['i', 1],
  ],
  [
    [
      "const w = async (x, ms) => slow(x, ms); const p = w(1, 2); const m = new WeakMap([[p, 'i']]); [m.get(p), await p]",
    ],
    ['i', 1],
  ],
  [
    [
      'const mk = (l) => new Map(l); 0',
      "const w = async (x, ms) => slow(x, ms); const p = w(1, 2); const m = mk([[p, 'i']]); [m.get(p), await p]",
    ],
    ['i', 1],
  ],
  [
    [
      'const mk = (l) => new WeakMap(l); 0',
      "const w = async (x, ms) => tool({ x }); const p = w(1, 2); const m = mk([[p, 'i']]); const v = await p; [m.get(v), v.x]",
    ],
    ['i', 1],
  ],
]
