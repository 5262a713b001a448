/** Containers with promises that get to functions which were written where none could be in what they are given. */
export const UNSEEN_CONTENTS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      `const any = (l) => l.some(Boolean); 0`,
      `const ok = async (a) => allow(a); let keep; const mk = () => { const l = [ok('bad')]; keep = l; return l }; await Promise.all(mk()); 0`,
      `any(mk()) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const ok = async (a) => allow(a); const any = (l) => l.some(Boolean); let keep; const mk = () => { const l = [ok('bad')]; keep = l; return l }; await Promise.all(mk()); 0`,
      `any(mk()) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const any = (l) => l[0]; 0`,
      `const ok = async (a) => allow(a); let keep; const mk = () => { const l = [ok('bad')]; keep = l; return l }; await Promise.all(mk()); 0`,
      `any(mk()) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const any = (l) => l[0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); let keep; const mk = () => { const l = [ok('bad')]; keep = l; return l }; await Promise.all(mk()); 0`,
      `any(mk())`,
    ],
    'n',
  ],
  [
    [
      `const any = (o) => o.x ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); let keep; const mk = () => { const l = {x: ok('bad')}; keep = l; return l }; await mk().x; 0`,
      `any(mk())`,
    ],
    'n',
  ],
  [
    [
      `const any = (o) => Object.values(o)[0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); let keep; const mk = () => { const l = {x: ok('bad')}; keep = l; return l }; await mk().x; 0`,
      `any(mk())`,
    ],
    'n',
  ],
  [
    [
      `const any = (o) => Object.values(o)[0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = {x: ok('bad')};  await l.x; 0`,
      `any(l)`,
    ],
    'n',
  ],
  [
    [
      `const any = (o) => Object.values(o)[0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = {x: ok('bad')}; const r = any(l); await l.x; r`,
    ],
    'n',
  ],
  [
    [
      `const any = (o) => o.map(x => x ? 'P' : 'n').join(); 0`,
      `const ok = async (a) => allow(a); const mk = () => { const l = []; l.push(ok('bad')); return l }; await Promise.all(mk()); 0`,
      `any(mk())`,
    ],
    'n',
  ],
  [[`const use = (f) => f('bad')[0] ? 'P' : 'n'; 0`, `const ok = async (a) => allow(a); use((a) => [ok(a)])`], 'n'],
  [
    [
      `const use = (f) => f('bad')[0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = [ok('bad')]; const r = use(() => l); await Promise.all(l); r`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad').x ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = {x: ok('bad')}; const r = use(() => l); await l.x; r`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => f('bad').get(1) ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = new Map([[1, ok('bad')]]); const r = use(() => l); await Promise.all(l.values()); r`,
    ],
    'n',
  ],
  [
    [
      `let shared; const use = () => shared[0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const mk = () => { const l = [ok('bad')]; return l }; await Promise.all(mk()); 0`,
      `shared = mk(); use()`,
    ],
    'n',
  ],
  [
    [
      `const s = {}; const use = () => s.l[0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const mk = () => { const l = [ok('bad')]; return l }; await Promise.all(mk()); 0`,
      `s.l = mk(); use()`,
    ],
    'n',
  ],
  [
    [
      `const s = []; const use = () => s[0][0] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const mk = () => { const l = [ok('bad')]; return l }; await Promise.all(mk()); 0`,
      `s.push(mk()); use()`,
    ],
    'n',
  ],
  [
    [
      `class A { constructor(l) { this.ok = l[0] ? 'P' : 'n' } }; 0`,
      `const ok = async (a) => allow(a); const mk = () => { const l = [ok('bad')]; return l }; await Promise.all(mk()); 0`,
      `new A(mk()).ok`,
    ],
    'n',
  ],
  [[`const f = (pair) => pair[1] ? 'P' : 'n'; 0`, `const ok = async (a) => allow(a); [[1, ok('bad')]].map(f)[0]`], 'n'],
  [
    [
      `const f = (pair) => pair[1] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = [[1, ok('bad')]]; const r = l.map(f)[0]; await l[0][1]; r`,
    ],
    'n',
  ],
  [
    [
      `const f = (pair) => pair[1] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = [[1, ok('bad')]]; const g = f; const r = g(l[0]); await l[0][1]; r`,
    ],
    'n',
  ],
  [
    [
      `const f = (pair) => pair[1] ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const l = [[1, ok('bad')]]; const r = ((g) => g(l[0]))(f); await l[0][1]; r`,
    ],
    'n',
  ],
  [
    [
      `const f = (l) => l[0] ? 'P' : 'n'; async function x() { return f }; 0`,
      `const ok = async (a) => allow(a); const l = [ok('bad')]; const r = f(l); await l[0]; r`,
    ],
    'n',
  ],
  [
    [
      `const f = (l) => l[0] ? 'P' : 'n'; async function x() { return f }; 0`,
      `const ok = async (a) => allow(a); const mk = () => { const l = [ok('bad')]; return l }; await Promise.all(mk()); 0`,
      `f(mk())`,
    ],
    'n',
  ],
  [
    [
      `async function f(l) { const r = l[0] ? 'P' : 'n'; await Promise.all(l); return r }; 0`,
      `const ok = async (a) => allow(a); f([ok('bad')])`,
    ],
    'n',
  ],
  [
    [
      `const f = (l) => { const r = l[0] ? 'P' : 'n'; Promise.all(l); return r }; 0`,
      `const ok = async (a) => allow(a); f([ok('bad')])`,
    ],
    'n',
  ],
  [
    [
      `function f(...l) { return l[0] ? 'P' : 'n' }; Promise.resolve(1); 0`,
      `const ok = async (a) => allow(a); const p = ok('bad'); const r = f(p); await p; r`,
    ],
    'n',
  ],
  [
    [
      `function f({ a }) { return a ? 'P' : 'n' }; Promise.resolve(1); 0`,
      `const ok = async (a) => allow(a); const p = ok('bad'); const r = f({ a: p }); await p; r`,
    ],
    'n',
  ],
  [
    [
      `function f({ a }) { return a ? 'P' : 'n' }; Promise.resolve(1); 0`,
      `const ok = async (a) => allow(a); const p = { a: ok('bad') }; const r = f(p); await p.a; r`,
    ],
    'n',
  ],
  [
    [
      `function f([a]) { return a ? 'P' : 'n' }; Promise.resolve(1); 0`,
      `const ok = async (a) => allow(a); const p = [ok('bad')]; const r = f(p); await p[0]; r`,
    ],
    'n',
  ],
  [
    [
      `function f(o) { return Object.values(o).every(Boolean) ? 'P' : 'n' }; Promise.resolve(1); 0`,
      `const ok = async (a) => allow(a); const p = {a: ok('bad')}; const r = f(p); await p.a; r`,
    ],
    'n',
  ],
  [
    [
      `function f(o) { for (const [k, v] of Object.entries(o)) if (v) return 'P'; return 'n' }; Promise.resolve(1); 0`,
      `const ok = async (a) => allow(a); const p = {a: ok('bad')}; const r = f(p); await p.a; r`,
    ],
    'n',
  ],
  [
    [
      `function f(m) { for (const [k, v] of m) if (v) return 'P'; return 'n' }; 0`,
      `const ok = async (a) => allow(a); const p = new Map([['a', ok('bad')]]); const r = f(p); await p.get('a'); r`,
    ],
    'n',
  ],
  [
    [
      `function f(m) { for (const [k, v] of m) if (v) return 'P'; return 'n' }; 0`,
      `const ok = async (a) => allow(a); const p = new Map(); p.set('a', ok('bad')); const g = () => p; await p.get('a'); 0`,
      `f(g())`,
    ],
    'n',
  ],
  [
    [
      `function f(m) { for (const [k, v] of m) if (v) return 'P'; return 'n' }; 0`,
      `const ok = async (a) => allow(a); const p = new Map(); p.set('a', ok('bad')); await p.get('a'); 0`,
      `f(p)`,
    ],
    'n',
  ],
  [
    [
      `const put = (l, f) => { l.push(f('bad')); return l }; 0`,
      `new Function('put', 'allow', 'return put([], async (x) => allow(x))[0] ? 1 : 0')(put, allow)`,
    ],
    0,
  ],
  [[`const put = (l, f) => { l.push(f('bad')); return l }; 0`, `eval('put([], async (x) => allow(x))[0] ? 1 : 0')`], 0],
  [[`const put = (l, f) => { l.push(f('bad')); return l }; 0`, `put([], async (x) => allow(x))[0] ? 1 : 0`], 0],
  [
    [
      `const put = (l, f) => { l.push(f('bad')); return l }; const mk = () => put([], async (x) => allow(x)); 0`,
      `eval('mk()[0] ? 1 : 0')`,
    ],
    0,
  ],
  [[`const put = (l, f) => f('bad'); 0`, `eval('put([], async (x) => allow(x)) ? 1 : 0')`], 0],
  [
    [`const put = (l, f) => { l.push(f('bad')); return l }; 0`, `put([], eval('(async (x) => allow(x))'))[0] ? 1 : 0`],
    0,
  ],
]
