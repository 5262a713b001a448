/** Dropped calls of functions that end by what they do themselves: they are waited for. */
export const ENDED_BY_ITSELF: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const state={left:3,out:[]}; async function step(){const v=await tool(state.left);state.out.push(v);state.left--} async function run(){while(state.left>0) await step()} run(); state.out',
    ],
    [3, 2, 1],
  ],
  [
    [
      'class Agent{constructor(){this.done=false;this.n=0;this.result=null} async step(){const v=await tool(this.n++); if (v>1) {this.result="done";this.done=true}} async run(){while(!this.done) await this.step()}} const a=new Agent(); a.run(); a.result',
    ],
    'done',
  ],
  [
    [
      'class Agent{constructor(){this.done=false;this.n=0;this.result=null} async step(){const v=await tool(this.n++); if (v>1) {this.result="done";this.done=true}} async run(){while(!this.done) await this.step()}} 0',
      'const a=new Agent(); a.run(); a.result',
    ],
    'done',
  ],
  [
    [
      'class Agent{done=false;n=0; step(){const v=tool(this.n++); if (v>1) {this.result="done";this.done=true}} async run(){while(!this.done) await this.step()}} const a=new Agent(); a.run(); a.result',
    ],
    'done',
  ],
  [
    [
      'let q=[]; const out=[]; q=[1,2,3]; async function drain(){while(q.length){out.push(await tool(q.shift()))}} drain(); out',
    ],
    [1, 2, 3],
  ],
  [
    [
      'let q=[1,2]; const out=[3]; out.length=0; async function drain(){while(q.length>0){out.push(await tool(q.pop()))}} drain(); out',
    ],
    [2, 1],
  ],
  [
    [
      'let done=false, n=0; async function poll(){ await tool(1); if (++n>2) done=true } async function go(){while(true){if(done)break; await poll()}} go(); n',
    ],
    3,
  ],
  [
    [
      'let stopped=false, n=0; const stop=()=>{stopped=true}; async function crawl(){while(!stopped){ n+=await tool(1); if(n>3) stop() }} crawl(); n',
    ],
    4,
  ],
  [
    [
      'let total=0; async function main(){ total = await new Promise((res, rej)=>tool(5).then(res).catch(rej)) } main(); total',
    ],
    5,
  ],
  [
    [
      'class Deferred{constructor(){this.promise=new Promise((a,b)=>{this.resolve=a;this.reject=b})}} let total=0; async function main(){const d=new Deferred(); setTimeout(()=>d.resolve(5),5); total+=await d.promise} main(); total',
    ],
    5,
  ],
  [
    [
      'class Worker{async run(){while(!this.stopped) await sleep(1)} stop(){this.stopped=true}} const results=[]; class Job{async run(){results.push(await tool(1))}} new Job().run(); results',
    ],
    [1],
  ],
  [
    [
      'class Worker{async run(){while(!this.stopped) await sleep(1)} stop(){this.stopped=true}} 0',
      'const results=[]; class Job{async run(){results.push(await tool(1))}} new Job().run(); results',
    ],
    [1],
  ],
  [
    [
      'class Worker{n=0; async run(){while(!this.stopped) {await sleep(1); this.n++}} stop(){this.stopped=true}} 0',
      'const w = new Worker(); w.run(); await sleep(10); w.stop(); w.n > 0',
    ],
    true,
  ],
  [
    [
      'class Worker{n=0; async run(){while(!this.stopped) {await sleep(1); this.n++}} stop(){this.stopped=true}} const w = new Worker(); w.run(); await sleep(10); w.stop(); w.n > 0',
    ],
    true,
  ],
  [
    [
      'let no = false, open; const g = new Promise(r => open = r); async function job() { await tool(1); if (!no) danger(); await g } job(); no = true; open(); 1',
    ],
    1,
  ],
  [
    [
      'let stop = false, n = 0; async function beat() { while (!stop) { await sleep(5); n++ } } beat(); await tool(1); stop = true; n >= 0',
    ],
    true,
  ],
  [
    [
      'const queue=[]; let n=0; async function consumer(){ while(true){ while(queue.length===0) await sleep(2); n+=queue.shift(); if(n>3) return } } consumer(); queue.push(1); await sleep(6); queue.push(3); for (let i = 0; i < 500 && !(n === 4); i++) await sleep(1); n',
    ],
    4,
  ],
  [
    [
      'const events = []; const em = { l: [], on(k, f) { this.l.push(f) }, emit(v) { for (const f of this.l) f(v) } }; async function main() { const v = await new Promise((r) => em.on("x", r)); events.push(v) } main(); em.emit(4); await sleep(2); events',
    ],
    [4],
  ],
  [
    [
      'const sem = { n: 1, q: [], acquire() { if (this.n > 0) { this.n--; return Promise.resolve() } return new Promise((r) => this.q.push(r)) }, release() { const f = this.q.shift(); if (f) f(); else this.n++ } }; const log = []; async function work(i) { await sem.acquire(); log.push("s" + i); await slow(1, 2); log.push("e" + i); sem.release() } work(1); work(2); log',
    ],
    ['s1', 'e1', 's2', 'e2'],
  ],
  [
    [
      'const { promise, resolve } = Promise.withResolvers(); const log = []; async function main() { log.push("a"); await promise; log.push("b") } main(); log.push("c"); resolve(); await sleep(2); log.join("")',
    ],
    'acb',
  ],
  [
    [
      'const d = Promise.withResolvers(); const log = []; async function main() { log.push("a"); await d.promise; log.push("b") } main(); log.push("c"); d.resolve(); await sleep(2); log.join("")',
    ],
    'acb',
  ],
  [
    [
      'const log = []; async function main() { const d = Promise.withResolvers(); setTimeout(() => d.resolve(3), 2); log.push(await d.promise) } main(); log',
    ],
    [3],
  ],
  [
    [
      'const log = []; async function main() { const { promise, resolve } = Promise.withResolvers(); setTimeout(resolve, 2, 3); log.push(await promise) } main(); log',
    ],
    [3],
  ],
]
