/** Loops whose end may be brought by what no text names, and gates under names that hold something else. */
export const LEFT_OR_ENDED: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "let finished=false, msg=''; const tools={ async finish(a){ finished=true; return a }, async search(q){ return tool(q) } }; const plan=[{t:'search',a:'x'},{t:'finish',a:'end'}]; async function agent(){ let i=0; while(!finished){ const st=plan[i++]; msg=await tools[st.t](st.a) } } agent(); msg",
    ],
    'end',
  ],
  [
    [
      "let approved; const checks=[async()=>{ approved=await approve('bad') }]; async function main(){ while(approved===undefined){ const c=checks.shift(); await c() } } main(); approved===false?'no':'PAID'",
    ],
    'no',
  ],
  [
    [
      "let tries=0, r='none'; const attempt=()=>{ tries++ }; async function main(f){ while(tries<2){ await sleep(1); f() } throw new Error('x') } try { main(attempt); r='lost' } catch (e) { r = e.message } r",
    ],
    'x',
  ],
  [
    [
      "let state='a'; const table={ a: async()=>{ await tool(1); state='b' }, b: async()=>{ await tool(2); state='end' } }; async function run(){ while(state!=='end') await table[state]() } run(); state",
    ],
    'end',
  ],
  [
    [
      'let pending=0, done=0; const tasks=[1,2,3].map(x=>async()=>{ await slow(x,2); pending-- }); async function go(){ for(const t of tasks){ pending++; t() } while(pending>0) await sleep(1); done=3 } go(); done',
    ],
    3,
  ],
  [
    [
      'class Consumer{ q=[]; out=[]; closed=false; async start(){ while(!this.closed||this.q.length){ if(!this.q.length){ await sleep(1); continue } const x=this.q.shift(); this.out.push(await tool(x)) } } push(x){ this.q.push(x) } close(){ this.closed=true } } const c=new Consumer(); c.start(); c.push(1); c.push(2); for (let i = 0; i < 500 && !(c.out.length === 2); i++) await sleep(1); c.close(); c.out.length',
    ],
    2,
  ],
  [
    [
      'class Timer{ constructor(){ this.ready=new Promise(r=>{ this.go=r }) } async start(){ await this.ready } } class Svc{ constructor(){ this.ready=this.init() } async init(){ return tool(1) } async start(){ this.v=await this.ready; this.w=await tool(2) } } const s=new Svc(); s.start(); [s.v,s.w]',
    ],
    [1, 2],
  ],
  [
    [
      'let on = true, n = 0; const jobs = []; async function worker() { while (on) { const j = jobs.shift(); if (!j) { await sleep(1); continue } n += await j() } } worker(); jobs.push(async () => tool(2)); for (let i = 0; i < 500 && !(n); i++) await sleep(1); on = false; n',
    ],
    2,
  ],
  [
    [
      'let on = true, n = 0; async function worker(f) { while (on) { n++; f(); await sleep(1) } } worker(() => 0); await sleep(5); on = false; n > 0',
    ],
    true,
  ],
  [
    [
      "let gate = Promise.resolve(), open; const log = []; const pause = () => { gate = new Promise((r) => { open = r }) }; async function work() { log.push('a'); await gate; log.push('b') } pause(); work(); log.push('c'); open(); await sleep(2); log.join('')",
    ],
    'acb',
  ],
  [
    [
      'let closed = false, n = 0; const q = []; async function consume() { while (true) { if (closed && q.length === 0) break; const x = q.shift(); if (x === undefined) { await sleep(1); continue } n += await tool(x) } } consume(); q.push(1, 2); for (let i = 0; i < 500 && !(n === 3); i++) await sleep(1); closed = true; n',
    ],
    3,
  ],
]
