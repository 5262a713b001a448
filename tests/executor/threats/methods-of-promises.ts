/** Methods of promises on what calls gave, and optional calls in functions that wait for nothing. */
export const METHODS_OF_PROMISES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const m = new Map(); const fin = (k, v) => { m.get(k)?.res(v) }; const p = new Promise((res) => m.set(1, { res })); fin(1, 5); await p',
    ],
    5,
  ],
  [
    [
      'const l = []; const fin = (v) => { l.find((x) => x.k)?.res(v) }; const p = new Promise((res) => l.push({ k: 1, res })); fin(5); await p',
    ],
    5,
  ],
  [
    [
      `const m = new Map([['a', async (v) => allow(v)]]); const fire = (k, v) => m.get(k)?.(v); if (fire('a', 'bad')) await danger(); 1`,
    ],
    1,
  ],
  [
    [
      'class R { pend = new Map(); call(id) { return new Promise((res) => { this.pend.set(id, { res }) }) } got(id, v) { this.pend.get(id)?.res(v) } }; const r = new R(); const p = r.call(1); r.got(1, 7); await p',
    ],
    7,
  ],
  [
    [
      'class R { #pend = new Map(); call(id) { return new Promise((res) => { this.#pend.set(id, { res }) }) } got(id, v) { this.#pend.get(id)?.res?.(v) } }; const r = new R(); const p = r.call(1); r.got(1, 7); await p',
    ],
    7,
  ],
  [
    [
      'const m = new Map(); const fin = (k, v) => { m.get(k)?.res(v) }; 0',
      'const p = new Promise((res) => m.set(1, { res })); fin(1, 5); await p',
    ],
    5,
  ],
  [
    [
      'const m = new WeakMap(); const k = {}; const fin = (v) => { m.get(k)?.res?.(v) }; const p = new Promise((res) => m.set(k, { res })); fin(5); await p',
    ],
    5,
  ],
  [
    [
      `const on = {}; const emit = (k, v) => { on[k]?.forEach((f) => f(v)) }; const out = []; on.a = [async (v) => { out.push(await tool(v)) }]; emit('a', 2); out`,
    ],
    [2],
  ],
  [[`const o = { a: { f: async (x) => allow(x) } }; const get = (x) => o.a?.f?.(x); get('bad') ? 'P' : 'n'`], 'n'],
  [
    [
      `const o = { a: { f: async (x) => allow(x) } }; class K { get v() { return o.a?.f?.('bad') } }; new K().v ? 'P' : 'n'`,
    ],
    'n',
  ],
  [['let n = 0; const p = slow(1); p.then(() => { n = 1 }); await p; n'], 1],
  [
    [
      `const log = []; const p = slow(1); p.then(() => log.push('a')); p.then(() => log.push('b')); await p; log.push('c'); log.join('')`,
    ],
    'abc',
  ],
  [['let n = 0; const p = slow(1); p.finally(() => { n = 1 }); await p; n'], 1],
  [[`let n = 0; const p = refuse('x'); p.catch(() => { n = 1 }); try { await p } catch {} n`], 1],
  [['let n = 0; const track = (p) => { n++; p.then(() => n--, () => n--); return p }; await track(slow(1)); n'], 0],
  [['const r = await slow(1).finally(() => tool(5)); r'], 1],
  [[`let e; try { await slow(1).finally(() => { throw new Error('f') }) } catch (x) { e = x.message } e`], 'f'],
  [[`let e; try { await refuse('x').finally(() => 5) } catch (x) { e = x.message } e`], 'x'],
  [[`await refuse('x').then(1, (e) => e.message)`], 'x'],
  [['await slow(3).then(undefined).catch(null)'], 3],
  [['await slow(3).then((x) => slow(x + 1)).then((x) => x * 2)'], 8],
  [['const box = (v) => ({ v, then(f) { return f(v) } }); await slow(3).then((x) => x)'], 3],
  [[`const ok = async () => ({ catch: (f) => 'own' }); await ok().catch(() => 0)`], 'own'],
  [['await tool({ finally: 5, a: 1 }).finally(() => 2)'], { finally: 5, a: 1 }],
  [['await Promise.all([1, 2].map((x) => { const p = tool(x); p.catch(() => {}); return p }))'], [1, 2]],
  [
    ['const track = (p) => { p.catch(() => {}); return p }; await Promise.all([1,2].map((x) => track(tool(x))))'],
    [1, 2],
  ],
  [['await Promise.all([1,2].map(async (x) => { const p = slow(x); p.catch(() => {}); return p }))'], [1, 2]],
  [
    [
      'class K { go(x) { const p = slow(x); p.finally(() => 0); return p } }; const k = new K(); await Promise.all([1,2].map((x) => k.go(x)))',
    ],
    [1, 2],
  ],
  [
    ['await Promise.all(Array.from({ length: 2 }, (_, i) => { const p = slow(i); p.then(() => {}); return p }))'],
    [0, 1],
  ],
  [
    [
      'let n = 0; const wrap = (f) => (...a) => { n++; const p = f(...a); p.finally(() => { n-- }); return p }; const g = wrap(slow); [await Promise.all([g(1), g(2)]), n]',
    ],
    [[1, 2], 0],
  ],
  [
    [
      'class C { #p = new Map(); load(id) { let p = this.#p.get(id); if (!p) { p = tool({ id }); this.#p.set(id, p); p.catch(() => this.#p.delete(id)) } return p } }; const c = new C(); (await Promise.all([1, 2, 1].map((id) => c.load(id)))).map((u) => u.id)',
    ],
    [1, 2, 1],
  ],
  [[`const ok = (x) => allow(x); ok('bad').then((v) => v ? 'P' : 'n')`], 'n'],
  [['let e; try { (5).then(() => 1) } catch (x) { e = x.name } e'], 'TypeError'],
  [['const o = { v: 5 }; let e; try { o.v.then(() => 1) } catch (x) { e = x.name } e'], 'TypeError'],
]
