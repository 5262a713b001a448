/** Programs that say `then`, or have a method of that name, beside promises that are kept. */
export const THEN_AS_DATA: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [["const stop=['and','then','or']; const p=tool(2); const q=p.then(v=>v+1); await q"], 3],
  [
    [
      "const rules=[{when:x=>x>1, then:x=>'big'}]; const p=tool(2); const q=p.then(v=>v+1); [rules[0].then(3), await q]",
    ],
    ['big', 3],
  ],
  [
    [
      "const rules=[{when:x=>x>1, then:x=>'big'}]; const timeout=(p,ms)=>Promise.race([p, sleep(ms).then(()=>'late')]); await timeout(slow(1,30),5)",
    ],
    'late',
  ],
  [
    [
      "const rules=[{when:x=>x>1, then:x=>'big'}]; await Promise.all(Object.values({a:slow(1,5),b:slow(2,5)}).map(p=>p.then((x) => x + 1)))",
    ],
    [2, 3],
  ],
  [["const steps=[{name:'a', then:'b'}]; const p=tool(2); const q=p.then(v=>v+1); await q"], 3],
  [["const schema={if:'a',then:'b'}; const p=tool(2); const q=p.then(v=>v+1); await q"], 3],
  [['const o = {}; o.then=undefined; const p=tool(2); const q=p.then(v=>v+1); await q'], 3],
  [
    [
      'class Rule{when(){return this} then(f){this.t=f; return this}} const r = new Rule().when().then(1); const p=tool(2); const q=p.then(v=>v+1); await q',
    ],
    3,
  ],
  [
    [
      "const rules=[{then:x=>'big'}]; const pool = new Set(), out = []; for (const i of [1,2]) { const p = slow(i,3).then(v=>{out.push(v); pool.delete(p)}); pool.add(p); } await Promise.all(pool); out",
    ],
    [1, 2],
  ],
  [["const rules=[{then:x=>'big'}]; let r; const p=refuse('x'); await p.catch(e=>{r=e.message}); r"], 'x'],
  [
    [
      "const isThenable = (x) => x && typeof x['then'] === 'function'; const p=tool(2); const q=p.then(v=>v+1); [isThenable(3), await q]",
    ],
    [false, 3],
  ],
  [["const log = []; log.push('then'); const p=tool(2); const q=p.then(v=>v+1); await q"], 3],
  [["const rules=[{then:x=>'big'}]; const get = (i) => tool(i); const p=get(2); const q=p.then(v=>v+1); await q"], 3],
  [
    [
      "const rules=[{then:x=>'big'}]; const get = (i) => tool(i); const p=get(2); const r=get(3); const q=p.then(v=>v+1); [await q, await r]",
    ],
    [3, 3],
  ],
  [
    [
      "const rules=[{then:x=>'big'}]; const get = (i) => refuse('no'); let r; const p=get(2); await p.catch((e) => { r = e.message }); r",
    ],
    'no',
  ],
  [
    [
      'class Flow{constructor(p){this.p=p} step(f){return new Flow(this.p.then(f))} then(a,b){return this.p.then(a,b)}} await new Flow(tool(1)).step(x=>x+1)',
    ],
    2,
  ],
  [['const lazy = (f) => { let p; return { then(a,b){p??=f(); return p.then(a,b)} } }; await lazy(()=>tool(3))'], 3],
  [
    [
      "class Maybe { constructor(v) { this.v = v } then(f) { return this.v ? f(this.v) : this } } const load = (id) => new Maybe(approve(id)); const m = load('bad'); let r = 'no'; m.then(() => { r = 'PAID' }); r",
    ],
    'no',
  ],
  [
    [
      "const Maybe = (v) => ({ then(f) { return v ? f(v) : 'none' } }); const load = (id) => Maybe(approve(id)); const m = load('bad'); const r = m.then(() => 'PAID'); r",
    ],
    'none',
  ],
  [
    [
      "const k = 'then'; const Maybe = (v) => { const o = {}; o[k] = (f) => v ? f(v) : 'none'; return o }; const load = (id) => Maybe(approve(id)); const m = load('bad'); const r = m.then(() => 'PAID'); r",
    ],
    'none',
  ],
]
