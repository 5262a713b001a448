/** Patterns that take apart what may be promises. */
export const TAKEN_APART: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1)]; let s=""; for (const {name} of us) s+=name; await Promise.all(us); s',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[ok("bad")]; let s="no"; for (const { ok = true } of us.map((ok) => ({ ok }))) if (ok) s = "PAID"; await Promise.all(us); s',
    ],
    'no',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[(async () => ({ ok: approve("bad") }))()]; let s="no"; for (const { ok = true } of us) if (ok) s = "PAID"; await Promise.all(us); s',
    ],
    'no',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1)]; let name, s=""; for ({name} of us) s+=name; await Promise.all(us); s',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1)]; let s=""; for (const {id, ...rest} of us) s+=rest.name; await Promise.all(us); s',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[(async () => [tool(7)])()]; let s=""; for (const [n] of us) s+=n; await Promise.all(us); s',
    ],
    '7',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const o={users:[load(1)]}; let s=""; for (const {name} of o.users) s+=name; await Promise.all(o.users); s',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } class T { constructor() { this.us=[load(1)] } go() { let s=""; for (const {name} of this.us) s+=name; return s } } const t=new T(); const r=t.go(); await Promise.all(t.us); r',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const m=new Map([["a", load(1)]]); let s=""; for (const {name} of m.values()) s+=name; await Promise.all(m.values()); s',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const m={a: load(1)}; let s=""; for (const {name} of Object.values(m)) s+=name; await m.a; s',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const m=new Set([load(1)]); let s=""; for (const {name} of m) s+=name; await Promise.all(m); s',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } function* g(){ yield load(1); yield load(2) } let s=""; for (const {name} of g()) s+=name; s',
    ],
    'AdaBo',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } function* g(){ yield load(1); yield load(2) } const it = g(); let s=""; for (const {name} of it) s+=name; const l = [...g()]; await Promise.all(l); s',
    ],
    'AdaBo',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1)]; 0',
      'let s=""; for (const {name} of us) s+=name; await Promise.all(us); s',
    ],
    'Ada',
  ],
  [
    [
      'const names = (us) => { let s=""; for (const {name} of us) s+=name; return s }; 0',
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1)]; const r = names(us); await Promise.all(us); r',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const names = (us) => { let s=""; for (const {name} of us) s+=name; return s }; const us=[load(1)]; const r = names(us); await Promise.all(us); r',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1), load(2)]; let s=""; for (const [i, {name}] of us.entries()) s+=i+name; await Promise.all(us); s',
    ],
    '0Ada1Bo',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1), load(2)]; const s=[]; us.forEach(({name}, i) => s.push(name)); await Promise.all(us); s',
    ],
    ['Ada', 'Bo'],
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1), load(2)]; const [{name: a}, {name: b}] = us; await Promise.all(us); [a, b]',
    ],
    ['Ada', 'Bo'],
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const us=[load(1), load(2)]; let a; ({ name: a } = us[1]); await Promise.all(us); a',
    ],
    'Bo',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } class P { set u({name}){this.n=name} } const q = new P(); const p = load(1); q.u = p; await p; q.n',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const q = { set u([a]){this.n=a} }; const p = (async () => [tool(4)])(); q.u = p; await p; q.n',
    ],
    4,
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const q = { set u({ name } = {}){this.n=name} }; const p = load(2); q.u = p; await p; q.n',
    ],
    'Bo',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } class P { set u(v){this.n=v.name} } const q = new P(); const p = load(1); q.u = p; await p; q.n',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } class P { set u(v){ if (v) danger(); this.n = 1 } } const q = new P(); const p = ok("bad"); q.u = p; await p; q.n',
    ],
    1,
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } class P { set #u({name}){this.n=name} go(p) { this.#u = p } } const p = load(1); const q = new P(); q.go(p); await p; q.n',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } class P { static set u({name}){this.n=name} } const p = load(1); P.u = p; await p; P.n',
    ],
    'Ada',
  ],
  [
    [
      'class P { set u({name}){this.n=name} } const q = new P(); 0',
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const p = load(1); q.u = p; await p; q.n',
    ],
    'Ada',
  ],
  [
    [
      'class P { set u(v){ if (v) this.n = "PAID"; else this.n = "no" } } const q = new P(); 0',
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const p = ok("bad"); q.u = p; await p; q.n',
    ],
    'no',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const f = function ({name}) { return name }; const p = load(1); const r = f(p); await p; r',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } class C { constructor({name}) { this.n = name } } const p = load(1); const r = new C(p); await p; r.n',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } try { throw load(1) } catch ({name}) { name }',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const p = load(1); let r; try { throw p } catch ({name}) { r = name } await p; r',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const ps = [load(1)]; const r = []; for (const i in ps) { const {name} = ps[i]; r.push(name) } await Promise.all(ps); r',
    ],
    ['Ada'],
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const ps = [load(1)]; let i = 0, r; do { var {name} = ps[i] } while (++i < ps.length); await Promise.all(ps); name',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const ps = {a: load(1)}; const {a: {name}} = ps; await ps.a; name',
    ],
    'Ada',
  ],
  [
    [
      'async function load(id) { return tool({ id, name: ["Ada", "Bo"][id - 1] }) } async function ok(a) { return approve(a) } const ps = [load(1)]; for (let {name} = ps[0], j = 0; j < 1; j++) { var r = name } await Promise.all(ps); r',
    ],
    'Ada',
  ],
]
