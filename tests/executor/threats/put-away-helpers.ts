/** Helpers as programs have them, to which a later cell hands asynchronous functions. */
export const PUT_AWAY_HELPERS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      `const ev = new Map(); const on = (k, f) => { ev.set(k, [...(ev.get(k) ?? []), f]) }; const emit = (k, x) => (ev.get(k) ?? []).map((f) => f(x)); 0`,
      `on('a', async (x) => allow(x)); const r = emit('a', 'bad'); r[0] ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const st = []; const dispatch = (r, a) => { const n = r(st.at(-1), a); st.push(n); return n }; 0`,
      `const red = async (s, a) => ({ n: (s?.n ?? 0) + (allow(a) ? 1 : 0) }); dispatch(red, 'x'); dispatch(red, 'bad'); const s = dispatch(red, 'y'); s.n`,
    ],
    2,
  ],
  [
    [
      `const sortBy = (l, f) => l.map((x) => [f(x), x]).sort((a, b) => a[0] - b[0]).map((p) => p[1]); 0`,
      `sortBy([3,1,2], async (x) => tool(x))`,
    ],
    [1, 2, 3],
  ],
  [
    [
      `const group = (l, f) => { const r = {}; for (const x of l) { const k = f(x); (r[k] ??= []).push(x) } return r }; 0`,
      `group([1,2,3], async (x) => tool(x) % 2)`,
    ],
    { '0': [2], '1': [1, 3] },
  ],
  [
    [
      `const best = (l, f) => { let b = -1, bx; for (const x of l) { const v = f(x); if (v > b) { b = v; bx = x } } return bx }; 0`,
      `best([1,3,2], async (x) => tool(x))`,
    ],
    3,
  ],
  [
    [
      `const count = (l, f) => l.reduce((n, x) => n + (f(x) ? 1 : 0), 0); 0`,
      `count(['a','bad'], async (x) => allow(x))`,
    ],
    1,
  ],
  [
    [
      `const compose = (...fs) => (x) => fs.reduce((v, f) => f(v), x); 0`,
      `compose(async (x) => tool(x) + 1, async (x) => x * 2)(1)`,
    ],
    4,
  ],
  [[`const curry = (f) => (a) => (b) => f(a, b); 0`, `curry(async (a, b) => tool(a + b))(1)(2) + 1`], 4],
  [
    [
      `const once = (f) => { let r, done; return (...a) => { if (!done) { done = true; r = f(...a) } return r } }; 0`,
      `let n = 0; const o = once(async (x) => { n++; return allow(x) }); [o('bad') ? 'P' : 'n', o('bad') ? 'P' : 'n', n]`,
    ],
    ['n', 'n', 1],
  ],
  [
    [
      `const once = (f) => { let r, done; return (...a) => { if (!done) { done = true; r = f(...a) } return r } }; 0`,
      `let n = 0; const o = once(async (x) => { n++; return tool(x) }); [...(await Promise.all([o(1), o(2)])), n]`,
    ],
    [1, 1, 1],
  ],
  [[`const tap = (x, f) => { f(x); return x }; 0`, `let s = 0; tap(1, async (x) => { await tool(1); s = x }); s`], 1],
  [
    [
      `const safe = (f) => { try { return [null, f()] } catch (e) { return [e.message, null] } }; 0`,
      `safe(async () => refuse('no'))`,
    ],
    ['no', null],
  ],
  [
    [
      `const safe = (f) => { try { const v = f(); return [null, v] } catch (e) { return [e.message, null] } }; 0`,
      `safe(async () => refuse('no'))`,
    ],
    ['no', null],
  ],
  [
    [
      `const safe = (f) => { const r = {}; try { r.v = f() } catch (e) { r.e = e.message } return r }; 0`,
      `safe(async () => refuse('no'))`,
    ],
    { e: 'no' },
  ],
  [
    [
      `const safe = (f) => { const r = {}; try { r.v = f() } catch (e) { r.e = e.message } finally { r.d = 1 } return r }; 0`,
      `const r = safe(async () => refuse('no')); r.e`,
    ],
    'no',
  ],
  [
    [
      `const uniq = (l, f) => { const s = new Set(); for (const x of l) s.add(f(x)); return s.size }; 0`,
      `uniq([1, 2, 3], async (x) => tool(x % 2))`,
    ],
    2,
  ],
  [
    [
      `const index = (l, f) => { const m = new Map(); for (const x of l) m.set(f(x), x); return m }; 0`,
      `index([1, 2], async (x) => tool('k' + x)).get('k2')`,
    ],
    2,
  ],
  [
    [
      `const add = (o, f) => { o.unshift(f(0)) }; const state = [1]; const total = () => state[0] ? 'y' : 'n'; 0`,
      `add(state, async (x) => tool(x)); total()`,
    ],
    'n',
  ],
  [
    [
      `const put = (o, k, f) => { o[k] = f('bad') }; const state = {}; const is = (k) => state[k] ? 'y' : 'n'; 0`,
      `put(state, 'a', async (x) => allow(x)); is('a')`,
    ],
    'n',
  ],
]
