/** Helpers of earlier cells that take promises, and are handed what suspends: host functions, and what calls one. */
export const STARTED_ELSEWHERE: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const mk = () => (fn) => new Promise((res, rej) => { fn().then(res, rej) }); 0',
      'const l = mk(); await l(() => tool(1))',
    ],
    1,
  ],
  [['const l = (fn) => new Promise((res, rej) => { fn().then(res, rej) }); 0', 'await l(() => tool(1))'], 1],
  [
    [
      'const l = (fn) => new Promise((res, rej) => { const run = () => { fn().then(res, rej) }; run() }); 0',
      'await l(() => tool(1))',
    ],
    1,
  ],
  [['const l = (fn) => { const run = () => fn().then((x) => x + 1); return run() }; 0', 'await l(() => tool(1))'], 2],
  [['const l = (fn) => fn().then((x) => x + 1); 0', 'await l(() => tool(1))'], 2],
  [['const l = (fn) => fn(1).then((x) => x + 1); 0', 'await l((x) => tool(x))'], 2],
  [['const l = (fn) => fn(1).then((x) => x + 1); 0', 'await l(tool)'], 2],
  [['const l = (o) => o.fn(1).then((x) => x + 1); 0', 'await l({ fn: (x) => tool(x) })'], 2],
  [
    ['const l = (fn) => fn(1).then((x) => x + 1); 0', 'await Promise.all([1, 2].map((n) => l((x) => tool(x))))'],
    [2, 2],
  ],
  [
    [
      'const l = (fn) => Promise.resolve(fn(1)).then((x) => x + 1); 0',
      'await Promise.all([1, 2].map((n) => l((x) => tool(x))))',
    ],
    [2, 2],
  ],
  [
    [
      'const l = (fn) => Promise.resolve().then(fn).then((x) => x + 1); 0',
      'await Promise.all([1, 2].map((n) => l(() => tool(1))))',
    ],
    [2, 2],
  ],
  [
    ['const l = async (fn) => (await fn(1)) + 1; 0', 'await Promise.all([1, 2].map((n) => l((x) => tool(x))))'],
    [2, 2],
  ],
  [
    [
      'const l = async (fn) => { try { return await fn(1) } finally { 0 } }; 0',
      'await Promise.all([1, 2].map((n) => l((x) => tool(x))))',
    ],
    [1, 1],
  ],
  [
    [
      'const q = []; const l = (fn) => new Promise((res, rej) => { q.push(() => fn().then(res, rej)) }); const go = () => { while (q.length) q.shift()() }; 0',
      'const ps = [1,2].map((x) => l(() => tool(x))); go(); await Promise.all(ps)',
    ],
    [1, 2],
  ],
  [
    [
      `const retry = (fn, n) => fn().catch((e) => n > 0 ? retry(fn, n - 1) : 'gave up ' + e.message); 0`,
      `let k = 0; await retry(() => { k++; return refuse('x') }, 2) + k`,
    ],
    'gave up x3',
  ],
  [
    [
      `const retry = (fn, n) => fn().catch((e) => n > 0 ? retry(fn, n - 1) : 'gave up ' + e.message); 0`,
      'await retry(refuse, 2)',
    ],
    'gave up undefined',
  ],
  [
    [
      'const safe = (fn) => fn().then((value) => ({ value }), (e) => ({ error: e.message })); 0',
      `[await safe(() => tool(1)), await safe(() => refuse('no'))]`,
    ],
    [{ value: 1 }, { error: 'no' }],
  ],
  [
    [
      'const safe = (fn, ...a) => fn(...a).then((value) => ({ value }), (e) => ({ error: e.message })); 0',
      `await Promise.all([safe(tool, 1), safe(refuse, 'no')])`,
    ],
    [{ value: 1 }, { error: 'no' }],
  ],
  [[`const safe = (fn) => fn().then((v) => v ? 'P' : 'n'); 0`, `await safe(() => allow('bad'))`], 'n'],
  [['const safe = (fn) => fn().finally(() => 0); 0', `safe(() => allow('bad')) ? 'P' : 'n'`], 'n'],
  [
    [
      'const timed = async (fn) => { const t = fn(); const r = await t; return r }; 0',
      `await timed(() => allow('bad')) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [[`const guard = (fn) => { const ok = fn(); if (ok) return 'P'; return 'n' }; 0`, `guard(() => allow('bad'))`], 'n'],
  [
    [
      `const guard = (fn) => { const ok = fn(); const w = ok; return [w ? 'P' : 'n', w] }; 0`,
      `guard(() => allow('bad'))`,
    ],
    ['n', false],
  ],
  [['const guard = (fn) => { const o = { ok: fn() }; return o }; 0', `guard(() => allow('bad')).ok ? 'P' : 'n'`], 'n'],
  [[`const guard = (fn) => { const o = { ok: fn() }; return o.ok ? 'P' : 'n' }; 0`, `guard(() => allow('bad'))`], 'n'],
  [['const guard = (fn) => [fn()]; 0', `guard(() => allow('bad'))[0] ? 'P' : 'n'`], 'n'],
  [[`const guard = (fn) => [fn()]; const look = (l) => l[0] ? 'P' : 'n'; 0`, `look(guard(() => allow('bad')))`], 'n'],
  [
    [
      `const store = []; const put = (fn) => { store.push(fn()) }; const look = () => store[0] ? 'P' : 'n'; 0`,
      `put(() => allow('bad')); look()`,
    ],
    'n',
  ],
  [
    [
      `const store = []; const put = (fn) => { store.push(fn()) }; const look = () => store[0] ? 'P' : 'n'; 0`,
      `put(allow.bind(null, 'bad')); look()`,
    ],
    'n',
  ],
  [
    [
      `const store = {}; const put = (k, fn) => store[k] ??= fn(k); const look = (k) => store[k] ? 'P' : 'n'; 0`,
      `put('bad', allow); look('bad')`,
    ],
    'n',
  ],
  [
    [
      'const store = {}; const put = (k, fn) => store[k] ??= fn(k); 0',
      `put('bad', allow) ? 'P' : 'n'`,
      `store.bad ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      'const memo = (f) => { const c = new Map(); return (k) => { if (!c.has(k)) c.set(k, f(k)); return c.get(k) } }; 0',
      `const m = memo(approve); m('bad') ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      'const memo = (f) => { const c = new Map(); return (k) => { if (!c.has(k)) c.set(k, f(k)); return c.get(k) } }; 0',
      `const m = memo((k) => allow(k)); [m('bad') ? 'P' : 'n', m('bad') || 'no']`,
    ],
    ['n', 'no'],
  ],
  [
    [
      'const memo = (f) => { const c = new Map(); return (k) => { if (!c.has(k)) c.set(k, f(k)); return c.get(k) } }; 0',
      'const m = memo((k) => allow(k)); 0',
      `[m('bad') ? 'P' : 'n', ['bad'].filter(m).length]`,
    ],
    ['n', 0],
  ],
  [
    [
      'const compose = (...fs) => (x) => fs.reduce((v, f) => f(v), x); 0',
      'compose((x) => tool(x + 1), (x) => x * 2)(1)',
    ],
    4,
  ],
  [
    [
      'const compose = (...fs) => (x) => fs.reduce((p, f) => p.then(f), Promise.resolve(x)); 0',
      'await compose((x) => tool(x + 1), (x) => x * 2)(1)',
    ],
    4,
  ],
  [
    [
      'const each = (l, f) => { for (const x of l) f(x) }; 0',
      'const out = []; each([1,2], (x) => { out.push(tool(x)) }); out',
    ],
    [1, 2],
  ],
  [['const each = (l, f) => l.map((x) => f(x)); 0', 'each([1,2], (x) => tool(x)).join()'], '1,2'],
  [['const each = (l, f) => Promise.all(l.map((x) => f(x))); 0', '(await each([1,2], (x) => tool(x))).join()'], '1,2'],
  [
    [
      'const each = (l, f) => Promise.all(l.map((x) => f(x))); 0',
      'let n = 0; await each([1,2,3], (x) => { const k = n; tool(x); n = k + 1 }); n',
    ],
    3,
  ],
  [
    [
      'const par = (...fs) => Promise.all(fs.map((f) => f())); 0',
      'let n = 0; const bump = () => { const k = n; tool(1); n = k + 1 }; await par(bump, bump, bump); n',
    ],
    3,
  ],
  [
    [
      'const start = (f) => { const p = f(); return { join: () => p } }; 0',
      'let n = 0; const bump = () => { const k = n; tool(1); n = k + 1; return n }; const a = start(bump), b = start(bump); [a.join(), b.join(), n]',
    ],
    [1, 2, 2],
  ],
  [
    [
      'const start = (f) => { const p = f(); return { join: () => p } }; 0',
      `let e; try { start(() => { throw new Error('now') }) } catch (x) { e = x.message } e`,
    ],
    'now',
  ],
  [
    [
      'const start = (f) => { const p = f(); return { join: () => p } }; 0',
      `let e; const s = start(() => refuse('later')); try { await s.join() } catch (x) { e = x.message } e`,
    ],
    'later',
  ],
  [
    [
      'const start = (f) => { f(); return 1 }; 0',
      `let e; try { start(() => refuse('dropped')) } catch (x) { e = x.message } e`,
    ],
    'dropped',
  ],
  [
    [
      `const tryIt = (f) => { try { return f() } catch (e) { return 'caught ' + e.message } }; 0`,
      `tryIt(() => refuse('x'))`,
    ],
    'caught x',
  ],
  [
    [
      `const tryIt = (f) => { try { const r = f(); return r } catch (e) { return 'caught ' + e.message } }; 0`,
      `tryIt(() => refuse('x'))`,
    ],
    'caught x',
  ],
  [
    [
      'const lock = (() => { let q = Promise.resolve(); return (f) => { const r = q.then(f); q = r.catch(() => 0); return r } })(); 0',
      'let n = 0; const bump = () => { const k = n; tool(1); n = k + 1; return n }; await Promise.all([lock(bump), lock(bump), lock(bump)])',
    ],
    [1, 2, 3],
  ],
  [
    [
      'class Cache { m = new Map(); get(k, f) { let p = this.m.get(k); if (!p) { p = f(k); this.m.set(k, p) } return p } }; const c = new Cache(); 0',
      `let n = 0; const load = (k) => { n++; return tool(k) }; const r = await Promise.all([c.get('a', load), c.get('a', load)]); [r, n]`,
    ],
    [['a', 'a'], 1],
  ],
  [
    [
      'const debounceLike = (f) => { let p; return () => p ??= f().then((x) => { p = undefined; return x }) }; 0',
      'const d = debounceLike(() => tool(3)); await Promise.all([d(), d()])',
    ],
    [3, 3],
  ],
]
