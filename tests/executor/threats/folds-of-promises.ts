/** Folds over promises, and loops that only others end though what they hand on might. */
export const FOLDS_OF_PROMISES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "const tasks = [], log = []; let running = true; async function loop() { while (running) { const task = tasks.shift(); if (task) await task(); else await slow(1, 0) } log.push('stopped') } loop(); tasks.push(async () => log.push(await tool('first'))); tasks.push(async () => { running = false }); await slow(30, 20); log",
    ],
    ['first', 'stopped'],
  ],
  [
    [
      'const q=[]; let closed=false; const out=[]; async function worker(){ while(!closed||q.length){ const x=q.shift(); if(x===undefined){ await sleep(1); continue } out.push(await tool(x)) } } worker(); q.push(1); for (let i = 0; i < 500 && !(out.length); i++) await sleep(1); closed=true; out',
    ],
    [1],
  ],
  [
    [
      'const st={running:true,beats:0}; const update=s=>{ s.beats++ }; const beat=async()=>{ while(st.running){ update(st); await sleep(1) } }; beat(); await sleep(5); st.running=false; st.beats > 0',
    ],
    true,
  ],
  [
    [
      'const st={running:true,beats:0}; const beat=async(f)=>{ while(st.running){ f(st); await sleep(1) } }; beat((s) => { s.beats++ }); await sleep(5); st.running=false; st.beats > 0',
    ],
    true,
  ],
  [
    [
      'const events = []; let n = 0, ended = false; async function go() { while (true) { if (ended && !events.length) break; const e = events.shift(); if (e) n += await tool(e); else await sleep(1) } } go(); events.push(2); for (let i = 0; i < 500 && !(n); i++) await sleep(1); ended = true; n',
    ],
    2,
  ],
  [['const go=(fs,x)=>fs.reduce((p,f)=>p.then(f),Promise.resolve(x)); await go([async x=>x+1, x=>tool(x*2)],1)'], 4],
  [
    [
      'function go(fs,x) { return fs.reduce((p,f)=>p.then(v => f(v)),Promise.resolve(x)) } await go([async x=>x+1, x=>tool(x*2)],1)',
    ],
    4,
  ],
  [
    ['const go=(xs)=>xs.reduce((p,x)=>p.then(acc=>tool(x).then((v) => acc + v)),Promise.resolve(0)); await go([1,2])'],
    3,
  ],
  [
    [
      'const go=(xs)=>xs.reduceRight((p,x)=>p.then(async acc=>acc + await tool(x)),Promise.resolve(0)); await go([1,2])',
    ],
    3,
  ],
]
