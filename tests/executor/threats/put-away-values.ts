/** What is put away is a value wherever one is needed. */
export const PUT_AWAY_VALUES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [`const keep = (f) => { const t = f(); return t ? 'P' : 'n' }; 0`, `[keep(async () => allow('bad')), 1]`],
    ['n', 1],
  ],
  [
    [`const use = (f) => { const l = []; l.push(f('bad')); return l[0] ? 'P' : 'n' }; 0`, `use(async (a) => allow(a))`],
    'n',
  ],
  [[`const use = (f) => { const o = { v: f('bad') }; return o.v ? 'P' : 'n' }; 0`, `use(async (a) => allow(a))`], 'n'],
  [
    [
      `const use = (f) => { const o = {}; o.v = f('bad'); for (const k in o) if (o[k]) return 'P'; return 'n' }; 0`,
      `use(async (a) => allow(a))`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { const s = new Set(); s.add(f('bad')); return s.has(false) ? 'n' : 'P' }; 0`,
      `use(async (a) => allow(a))`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { const m = new Map(); m.set(1, f('bad')); return m.get(1) === false ? 'n' : 'P' }; 0`,
      `use(async (a) => allow(a))`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { const l = [f('a'), f('bad')]; return l.every(Boolean) ? 'P' : 'n' }; 0`,
      `use(async (a) => allow(a))`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { const l = [f('a'), f('bad')]; return l.includes(false) ? 'n' : 'P' }; 0`,
      `use(async (a) => allow(a))`,
    ],
    'n',
  ],
  [
    [
      `const use = (f) => { const l = [f('a'), f('bad')]; return l.filter((x) => x).length }; 0`,
      `use(async (a) => allow(a))`,
    ],
    1,
  ],
  [
    [`const use = (f) => { const l = [f('a'), f('bad')]; return JSON.stringify(l) }; 0`, `use(async (a) => allow(a))`],
    '[true,false]',
  ],
  [
    [
      `const use = (f) => { const l = []; l.push(f('a'), f('bad')); return \`\${l}\` }; 0`,
      `use(async (a) => allow(a))`,
    ],
    'true,false',
  ],
  [
    [
      `const gate = (f) => { const t = f(); return { join: () => t } }; 0`,
      `let open; const g = new Promise((r) => open = r); const h = gate(async () => { await g; return 7 }); open(); await h.join()`,
    ],
    7,
  ],
  [[`const all = (l, f) => l.map(f); 0`, `all([1,2,3], async (x) => x * 2).join()`], '2,4,6'],
  [[`const all = (l, f) => l.map(f); 0`, `all(['bad'], (x) => allow(x))[0] ? 'P' : 'n'`], 'n'],
  [[`const all = (l, f) => l.map(f); 0`, `const r = all(['bad'], allow); r[0] ? 'P' : 'n'`], 'n'],
  [
    [
      `const all = (l, f) => l.map(f).filter(Boolean); 0`,
      `const r = all(['bad', 'a'], async (x) => allow(x)); r.length`,
    ],
    1,
  ],
  [
    [
      `const all = (l, f) => l.map(f); const any = (l, f) => all(l, f).some(Boolean); 0`,
      `any(['bad'], async (x) => allow(x)) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const all = (l, f) => l.map(f); const any = (l) => l.some(Boolean); 0`,
      `any(all(['bad'], async (x) => allow(x))) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const any = (l) => l.some(Boolean); 0`,
      `const all = (l, f) => l.map(f); 0`,
      `any(all(['bad'], async (x) => allow(x))) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const all = (l, f) => l.map(f); 0`,
      `const any = (l) => l.some(Boolean); 0`,
      `any(all(['bad'], async (x) => allow(x))) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const o = {}; const put = (k, f) => { o[k] = f('bad') }; const is = (k) => o[k] ? 'P' : 'n'; 0`,
      `put('a', async (x) => allow(x)); is('a')`,
    ],
    'n',
  ],
  [
    [
      `const o = {}; const is = (k) => o[k] ? 'P' : 'n'; 0`,
      `const put = (k, f) => { o[k] = f('bad') }; 0`,
      `put('a', async (x) => allow(x)); is('a')`,
    ],
    'n',
  ],
  [
    [
      `const o = {}; const put = (k, f) => { o[k] = f('bad') }; 0`,
      `const is = (k) => o[k] ? 'P' : 'n'; 0`,
      `put('a', async (x) => allow(x)); is('a')`,
    ],
    'n',
  ],
  [
    [
      `let last; const put = (f) => { last = f('bad') }; const is = () => last ? 'P' : 'n'; 0`,
      `put(async (x) => allow(x)); is()`,
    ],
    'n',
  ],
  [
    [
      `let last; const is = () => last ? 'P' : 'n'; 0`,
      `const put = (f) => { last = f('bad') }; 0`,
      `put(async (x) => allow(x)); is()`,
    ],
    'n',
  ],
  [
    [
      `let last; const put = (f) => { last = f('bad') }; 0`,
      `const is = () => last ? 'P' : 'n'; 0`,
      `put(async (x) => allow(x)); is()`,
    ],
    'n',
  ],
  [[`let last; const put = (f) => { last = f('bad') }; 0`, `put(async (x) => allow(x)); last ? 'P' : 'n'`], 'n'],
  [
    [
      `class Box { set(f) { this.v = f('bad') } get ok() { return this.v } }; 0`,
      `const b = new Box(); b.set(async (x) => allow(x)); b.ok ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `class Box { set(f) { this.v = f('bad') } is() { return this.v ? 'P' : 'n' } }; 0`,
      `const b = new Box(); b.set(async (x) => allow(x)); b.is()`,
    ],
    'n',
  ],
  [
    [
      `class Box { set(f) { this.v = f('bad') } }; 0`,
      `class C extends Box { is() { return this.v ? 'P' : 'n' } }; 0`,
      `const b = new C(); b.set(async (x) => allow(x)); b.is()`,
    ],
    'n',
  ],
  [
    [
      `const put = (o, f) => { o.v = f('bad'); return o }; 0`,
      `const { v } = put({}, async (x) => allow(x)); v ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [`const put = (o, f) => { o.v = f('bad'); return o }; 0`, `JSON.stringify(put({}, async (x) => allow(x)))`],
    '{"v":false}',
  ],
  [[`const put = (o, f) => { o.v = f('bad'); return o }; 0`, `put({}, async (x) => allow(x))`], { v: false }],
  [
    [
      `const put = (l, f) => { l.push(f('bad')); return l }; 0`,
      `const [a] = put([], async (x) => allow(x)); a ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `const put = (l, f) => { l.push(f('bad')); return l }; 0`,
      `for (const a of put([], async (x) => allow(x))) if (a) danger(); 1`,
    ],
    1,
  ],
  [
    [
      `const put = (l, f) => { l.push(f('bad')); return l }; 0`,
      `new Function('put', 'allow', 'return put([], async (x) => allow(x))[0] ? 1 : 0')(put, allow)`,
    ],
    0,
  ],
  [
    [`const put = (m, f) => m.set('a', f('bad')); 0`, `put(new Map(), async (x) => allow(x)).get('a') ? 'P' : 'n'`],
    'n',
  ],
  [
    [
      `const put = (m, f) => m.set('a', f('bad')); 0`,
      `[...put(new Map(), async (x) => allow(x)).values()].some(Boolean)`,
    ],
    false,
  ],
]
