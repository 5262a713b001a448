/** Methods of promises, called on what no text shows to give one. */
export const ASKED_OF_UNSEEN: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'class Client{constructor(send){this.send=send} get(x){return this.send(x).then(v=>v+1)}} 0',
      'await new Client(tool).get(1)',
    ],
    2,
  ],
  [
    [
      'class Client{constructor(send){this.send=send} get(x){return this.send(x).then(v=>v+1)}} 0',
      'await new Client((x) => tool(x)).get(1)',
    ],
    2,
  ],
  [
    [
      "class Client{get(x){return this.send(x).catch(v=>'f')}} 0",
      'class My extends Client{send(x){return refuse(x)}} await new My().get(1)',
    ],
    'f',
  ],
  [
    [
      "class Client{constructor(send){this.send=send} get(x){return this.send(x).catch(e=>'fallback')}} 0",
      "const c=new Client(x => x>1 ? refuse('e') : tool(x)); [await c.get(1), await c.get(2)]",
    ],
    [1, 'fallback'],
  ],
  [
    [
      'class Client{constructor(send){this.send=send} get(x){return this.send(x).then(v=>v).finally(() => 0)}} 0',
      'const c=new Client(x => tool(x)); await c.get(1)',
    ],
    1,
  ],
  [["const makeClient=o=>({get:x=>o.send(x).catch(()=>'f')}); 0", 'await makeClient({send:x=>refuse(x)}).get(1)'], 'f'],
  [
    [
      "class C{#send; constructor(s){this.#send=s} get(x){return this.#send(x).catch(()=>'f')}} 0",
      'await new C(x=>refuse(x)).get(1)',
    ],
    'f',
  ],
  [
    [
      "class C{constructor(opts){this.opts=opts} get(x){return this.opts.send(x).catch(()=>'f')}} 0",
      'await new C({ send: x=>refuse(x) }).get(1)',
    ],
    'f',
  ],
  [
    [
      'const handlers=new Map(); const run=(n,x)=>handlers.get(n)(x).then(v=>v+1); 0',
      "handlers.set('a', x=>tool(x)); await run('a', 1)",
    ],
    2,
  ],
  [
    [
      'class Reg{m=new Map(); add(n,f){this.m.set(n,f)} run(n,x){return this.m.get(n)(x).then(v=>v+1)}} 0',
      "const r=new Reg(); r.add('a', x=>tool(x)); await r.run('a', 1)",
    ],
    2,
  ],
  [
    [
      'const mapObj=(o,f)=>Object.fromEntries(Object.entries(o).map(([k,v])=>[k,f(v)])); 0',
      "const api=mapObj({tool,refuse}, f=>(...a)=>f(...a).catch(e=>e.message)); [await api.tool(1), await api.refuse('no')]",
    ],
    [1, 'no'],
  ],
  [
    [
      'function retrying(fn,n){ return fn().catch(e => n>1 ? retrying(fn,n-1) : Promise.reject(e)) } 0',
      "let n=0; await retrying(() => ++n<3 ? refuse('e') : tool(n), 5)",
    ],
    3,
  ],
  [
    [
      'const retrying=(fn,n)=>fn().catch(e => { if (n<=1) throw e; return retrying(fn,n-1) }); 0',
      "let n=0; await retrying(() => ++n<3 ? refuse('e') : tool(n), 5)",
    ],
    3,
  ],
  [
    [
      "function retrying(fn,n){ return fn().catch(e => n>1 ? retrying(fn,n-1) : Promise.reject(e)) } let n=0; await retrying(() => ++n<3 ? refuse('e') : tool(n), 5)",
    ],
    3,
  ],
  [["const o={}; for(const m of ['go','ho']) o[m]=x=>slow(m+x); await o.go(1).then(v=>v+'!')"], 'go1!'],
  [["const o={}; for(const m of ['go','ho']) o[m]=x=>refuse(m+x); await o.go(1).catch(e=>e.message)"], 'go1'],
  [["const o=Object.fromEntries(['go','ho'].map(m=>[m, x=>refuse(m+x)])); await o.go(1).catch(e=>e.message)"], 'go1'],
  [
    [
      "const api=new Proxy({}, {get:(_,m)=>(...a)=>tool(m+a.join())}); const p=api.users(1); await p.then((v) => v + '!')",
    ],
    'users1!',
  ],
  [
    ['const api=new Proxy({}, {get:(_,m)=>(...a)=>refuse(m+a.join())}); await api.users(1).catch((e) => e.message)'],
    'users1',
  ],
  [
    ["const o={}; for(const m of ['go','ho']) o[m]=x=>slow(m+x); (await Promise.all([o.go(1), o.ho(2)])).join()"],
    'go1,ho2',
  ],
  [
    [
      "const o={}; for(const m of ['go','ho']) o[m]=x=>tool(m+x); const p = o.go(1), q = o.ho(2); [await p, await q].join()",
    ],
    'go1,ho2',
  ],
  [["const o={}; const def=(k,f)=>{ o[k]=f }; def('go', x=>refuse(x)); await o.go('a').catch(e=>e.message)"], 'a'],
  [
    [
      "class A {} for (const k of ['go']) A.prototype[k] = function (x) { return refuse(x) }; await new A().go('a').catch(e=>e.message)",
    ],
    'a',
  ],
  [["const fs=[x=>refuse(x)]; await fs[0]('a').catch(e=>e.message)"], 'a'],
  [["const fs=new Map([['go', x=>refuse(x)]]); await fs.get('go')('a').catch(e=>e.message)"], 'a'],
  [["const {go}=Object.fromEntries([['go', x=>refuse(x)]]); await go('a').catch(e=>e.message)"], 'a'],
  [
    [
      "const bind=(o)=>{ for (const k of Object.keys(o)) { const f=o[k]; o[k]=(...a)=>f(...a) } return o }; const api=bind({ go: x=>refuse(x) }); await api.go('a').catch(e=>e.message)",
    ],
    'a',
  ],
]
