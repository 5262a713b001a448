const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Properties of promises themselves. */
export const OWN_PROPERTIES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [[helped("const p=num(1); p.cancelled=true; const r=p.cancelled?'stop':(danger(),'P'); await p; r")], 'stop'],
  [[helped("const p=new Promise(r=>setTimeout(r,1,3)); p.cancel=()=>'c'; const c=p.cancel(); [c,await p]")], ['c', 3]],
  [
    [
      helped(
        'const jobs=[1,2].map(i=>{const p=num(i);p.id=i;return p}); const r = []; for (const j of jobs) r.push(j.id, await j); r',
      ),
    ],
    [1, 1, 2, 2],
  ],
  [
    [
      helped(
        'let resolve; const p=Object.assign(new Promise(r=>{resolve=r}),{resolve(x){resolve(x)}}); setTimeout(()=>p.resolve(1),1); await p',
      ),
    ],
    1,
  ],
  [[helped("const p=num(1); Object.defineProperty(p,'k',{value:5}); const r = p.k; [r, await p]")], [5, 1]],
  [
    [
      helped(
        "class CP extends Promise{cancel(){return 'c'}} const p=new CP(r=>setTimeout(r,1,3)); const c=p.cancel(); [c,await p]",
      ),
    ],
    ['c', 3],
  ],
  [
    [helped("class CP extends Promise{label='x'} const p=new CP(r=>setTimeout(r,1,3)); const c=p.label; [c,await p]")],
    ['x', 3],
  ],
  [
    [
      helped(
        "class CP extends Promise{get label(){return 'x'}} const p=new CP(r=>setTimeout(r,1,3)); const c=p.label; [c,await p]",
      ),
    ],
    ['x', 3],
  ],
  [[helped('class P2 extends Promise{} const r = P2.resolve(1) instanceof P2; r')], true],
  [[helped('class P2 extends Promise{} const p = P2.resolve(1); const r = p instanceof P2; [r, await p]')], [true, 1]],
  [
    [
      helped(
        'Promise.prototype.tap=function(f){return this.then(x=>{f(x);return x})}; const l=[]; const r = await num(1).tap(x=>l.push(x)); [r,l]',
      ),
    ],
    [1, [1]],
  ],
  [
    [
      helped(
        'Promise.prototype.tap=function(f){return this.then(x=>{f(x);return x})}; const l=[]; const p = num(1); const r = await p.tap(x=>l.push(x)); [r,l, await p]',
      ),
    ],
    [1, [1], 1],
  ],
  [[helped("const p=num({name:'Ada'}); const r=p.name; await p; r")], 'Ada'],
  [[helped("const p=num({name:'Ada'}); p.id=7; const r=[p.name,p.id]; await p; r")], ['Ada', 7]],
  [[helped('const p=num([1,2]); const r=p.length; await p; r')], 2],
  [[helped('const p=num([1,2]); const r=p.map(x=>x+1); await p; r')], [2, 3]],
  [[helped('const p=num(1); p.n = 1; p.n++; p.n += 2; const r = p.n; await p; r')], 4],
  [[helped("const p=num(1); p['x' + 1] = 5; const k = 'x1'; const r = p[k]; await p; r")], 5],
  [[helped('const p=num(1); p.id = 5; const r = p?.id; await p; r')], 5],
  [[helped("const p=num(1); p.id = 5; const r = 'id' in p; await p; r")], true],
  [[helped('const p=num({a:1}); const r = Object.keys(p); await p; r')], ['a']],
  [[helped("const p=num({a:1}); const r = p.hasOwnProperty('a'); await p; r")], true],
  [[helped('const p=num({a:1}); const r = p.toString(); await p; r')], '[object Object]'],
  [[helped("const p=num(1); p.onCancel = () => 'c'; const f = () => p.onCancel(); const r = f(); await p; r")], 'c'],
  [
    [
      helped(
        'function cancellable(x) { let stop = false; const p = num(x); p.cancel = () => { stop = true; return stop }; return p } const p = cancellable(1); const r = p.cancel(); [r, await p]',
      ),
    ],
    [true, 1],
  ],
  [
    [
      helped(
        'class Job { constructor(x) { this.p = num(x); this.p.job = this; this.x = x } } const j = new Job(4); const r = j.p.job.x; await j.p; r',
      ),
    ],
    4,
  ],
]
