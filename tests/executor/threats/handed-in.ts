import type { Case } from '../../support/ways-of-running.ts'

/** What later cells hand to helpers of earlier ones. */
export const HANDED_IN: readonly Case[] = [
  [
    `const run = (fn) => fn().then((x) => x + 1); 0 ¶ await run(async () => 1)`,
    [`const run = (fn) => fn().then((x) => x + 1); 0`, `await run(async () => 1)`],
    2,
  ],
  [
    `const both = async (a, b) => { const p = a(), q = b(); return [await p, await q] }; 0 ¶ let open; co`,
    [
      `const both = async (a, b) => { const p = a(), q = b(); return [await p, await q] }; 0`,
      `let open; const gate = new Promise((r) => { open = r }); await both(async () => { await gate; return 1 }, async () => { open(); return 2 })`,
    ],
    [1, 2],
  ],
  [
    `const both = async (a, b) => Promise.all([a(), b()]); 0 ¶ let open; const gate = new Promise((r) => `,
    [
      `const both = async (a, b) => Promise.all([a(), b()]); 0`,
      `let open; const gate = new Promise((r) => { open = r }); await both(async () => { await gate; return 1 }, async () => { open(); return 2 })`,
    ],
    [1, 2],
  ],
  [
    `const safe = (fn) => fn().catch((e) => e.message); 0 ¶ await safe(async () => fail('no'))`,
    [`const safe = (fn) => fn().catch((e) => e.message); 0`, `await safe(async () => refuse('no'))`],
    'no',
  ],
  [
    `const guarded = async (fn) => { const p = fn(); try { return await p } catch (e) { return 'caught' }`,
    [
      `const guarded = async (fn) => { const p = fn(); try { return await p } catch (e) { return 'caught' } }; 0`,
      `await guarded(async () => refuse('no'))`,
    ],
    'caught',
  ],
  [
    `const settleAll = (fns) => Promise.allSettled(fns.map((f) => f())); 0 ¶ (await settleAll([async () =`,
    [
      `const settleAll = (fns) => Promise.allSettled(fns.map((f) => f())); 0`,
      `(await settleAll([async () => refuse('no'), async () => 1])).map((r) => r.status).join()`,
    ],
    'rejected,fulfilled',
  ],
  [
    `const withTimeout = (fn, ms) => Promise.race([fn(), slow('late', ms)]); 0 ¶ await withTimeout(async `,
    [
      `const withTimeout = (fn, ms) => Promise.race([fn(), slow('late', ms)]); 0`,
      `await withTimeout(async () => { await slow(0, 60); return 'ok' }, 3)`,
    ],
    'late',
  ],
  [
    `const start = (f) => { void f() }; const x = async () => 1; 0 ¶ let open; const gate = new Promise((`,
    [
      `const start = (f) => { void f() }; const x = async () => 1; 0`,
      `let open; const gate = new Promise((r) => { open = r }); let n = 0; start(async () => { await gate; n = 1 }); open(); await tool(1); n`,
    ],
    1,
  ],
  [
    `const start = (f) => { f() }; const x = async () => 1; 0 ¶ let open; const gate = new Promise((r) =>`,
    [
      `const start = (f) => { f() }; const x = async () => 1; 0`,
      `let open; const gate = new Promise((r) => { open = r }); let n = 0; start(async () => { await gate; n = 1 }); open(); await tool(1); n`,
    ],
    1,
  ],
  [
    `const startAll = (fs) => fs.forEach((f) => f()); const x = async () => 1; 0 ¶ let open; const gate =`,
    [
      `const startAll = (fs) => fs.forEach((f) => f()); const x = async () => 1; 0`,
      `let open; const gate = new Promise((r) => { open = r }); let n = 0; startAll([async () => { await gate; n = 1 }]); open(); await tool(1); n`,
    ],
    1,
  ],
  [
    `const ls = []; const emit = (x) => { for (const f of ls) f(x) }; const x = async () => 1; 0 ¶ let op`,
    [
      `const ls = []; const emit = (x) => { for (const f of ls) f(x) }; const x = async () => 1; 0`,
      `let open; const gate = new Promise((r) => { open = r }); let n = 0; ls.push(async () => { await gate; n = 1 }); emit(1); open(); await tool(1); n`,
    ],
    1,
  ],
  [
    `const services = {}; const boot = async () => Promise.all(Object.entries(services).map(([k, s]) => s`,
    [
      `const services = {}; const boot = async () => Promise.all(Object.entries(services).map(([k, s]) => s.start().then(() => k))); 0`,
      `services.a = { start: async () => tool(1) }; services.b = { start: async () => tool(2) }; await boot()`,
    ],
    ['a', 'b'],
  ],
  [
    `const applyTo = (fn, x) => fn(x); const x = async () => 1; 0 ¶ let n = 0; const work = async (i) => `,
    [
      `const applyTo = (fn, x) => fn(x); const x = async () => 1; 0`,
      `let n = 0; const work = async (i) => { n++; const m = n; await tool(1); return m }; const a = applyTo(work, 1), b = applyTo(work, 2); [await a, await b].join() + n`,
    ],
    '1,22',
  ],
  [
    `const applyTo = (fn, x) => fn(x); const x = async () => 1; 0 ¶ applyTo(async (a) => approve(a), 'bad`,
    [
      `const applyTo = (fn, x) => fn(x); const x = async () => 1; 0`,
      `applyTo(async (a) => allow(a), 'bad') ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    `const applyTo = (fn, x) => fn(x); const x = async () => 1; const use = (f) => applyTo(f, 'bad') ? 'P`,
    [
      `const applyTo = (fn, x) => fn(x); const x = async () => 1; const use = (f) => applyTo(f, 'bad') ? 'P' : 'n'; 0`,
      `use(async (a) => allow(a))`,
    ],
    'n',
  ],
  [
    `class Base { go(n) { return this.step(n) } }; const x = async () => 1; 0 ¶ class D extends Base { as`,
    [
      `class Base { go(n) { return this.step(n) } }; const x = async () => 1; 0`,
      `class D extends Base { async step(n) { return allow(n) } } const d = new D(); [d.go('bad') ? 'P' : 'n', (await Promise.all([d.go(1), d.go('bad')])).join()].join()`,
    ],
    'n,true,false',
  ],
  [
    `const pool = async (items, k, fn) => { const rs = []; let i = 0; const w = async () => { while (i < `,
    [
      `const pool = async (items, k, fn) => { const rs = []; let i = 0; const w = async () => { while (i < items.length) { const at = i++; rs[at] = await fn(items[at]) } }; await Promise.all(Array.from({ length: k }, w)); return rs }; 0`,
      `let live = 0, most = 0; await pool([1, 2, 3, 4], 2, async (n) => { live++; most = Math.max(most, live); await sleep(2); live--; return n }); most`,
    ],
    2,
  ],
  [
    `const withTimeout = (f, ms) => Promise.race([f(), new Promise((_, j) => setTimeout(j, ms, 'timeout')`,
    [
      `const withTimeout = (f, ms) => Promise.race([f(), new Promise((_, j) => setTimeout(j, ms, 'timeout'))]); 0`,
      `await withTimeout(async () => slow(1, 200), 5).catch((e) => e)`,
    ],
    'timeout',
  ],
  [
    `const retry = (f, k = 2) => f().catch((e) => k > 0 ? retry(f, k - 1) : Promise.reject(e)); 0 ¶ let i`,
    [
      `const retry = (f, k = 2) => f().catch((e) => k > 0 ? retry(f, k - 1) : Promise.reject(e)); 0`,
      `let i = 0; await retry(async () => { await tool(1); if (i++ < 1) throw 1; return 'ok' })`,
    ],
    'ok',
  ],
  [
    `const run = (f) => f(); 0 ¶ await run(async () => { throw 1 }).catch(() => 'c')`,
    [`const run = (f) => f(); 0`, `await run(async () => { throw 1 }).catch(() => 'c')`],
    'c',
  ],
  [
    `const run = (f) => f(); 0 ¶ await run(async () => 1).then((x) => x + 1)`,
    [`const run = (f) => f(); 0`, `await run(async () => 1).then((x) => x + 1)`],
    2,
  ],
  [
    `const run = (f) => f(); 0 ¶ (await Promise.allSettled([run(async () => { throw 1 }), run(async () =>`,
    [
      `const run = (f) => f(); 0`,
      `(await Promise.allSettled([run(async () => { throw 1 }), run(async () => 2)])).map((x) => x.status).join()`,
    ],
    'rejected,fulfilled',
  ],
  [
    `const track = (f) => { const s = { done: false }; s.p = f().finally(() => { s.done = true }); return`,
    [
      `const track = (f) => { const s = { done: false }; s.p = f().finally(() => { s.done = true }); return s }; 0`,
      `const s = track(async () => tool(1)); const b = s.done; await s.p; [b, s.done]`,
    ],
    [false, true],
  ],
  [
    `const run = (f) => f(); 0 ¶ let open; const gate = new Promise(r => open = r); const a = run(async (`,
    [
      `const run = (f) => f(); 0`,
      `let open; const gate = new Promise(r => open = r); const a = run(async () => { await gate; return 1 }); open(); await a`,
    ],
    1,
  ],
  [
    `const mapAll = (l, f) => Promise.all(l.map((x) => f(x))); 0 ¶ let live = 0, most = 0; await mapAll([`,
    [
      `const mapAll = (l, f) => Promise.all(l.map((x) => f(x))); 0`,
      `let live = 0, most = 0; await mapAll([1, 2, 3], async () => { live++; most = Math.max(most, live); await sleep(2); live-- }); most`,
    ],
    3,
  ],
  [
    `const each = (l, f) => { for (const x of l) f(x) }; 0 ¶ a dropped call is waited for, as in one cell`,
    [
      `const each = (l, f) => { for (const x of l) f(x) }; 0`,
      `let live = 0, most = 0; each([1, 2, 3], async () => { live++; most = Math.max(most, live); await sleep(2); live-- }); [most, live]`,
    ],
    [1, 0],
  ],
  [
    `const each = (l, f) => { for (const x of l) f(x) }; 0 ¶ what it does is done when it has ended`,
    [
      `const each = (l, f) => { for (const x of l) f(x) }; 0`,
      `const users = {}; each([1, 2], async (id) => { users[id] = await tool(id) }); Object.keys(users).length`,
    ],
    2,
  ],
  [
    `class R { run(f) { f && f() } }; 0 ¶ what it throws is thrown there`,
    [
      `class R { run(f) { f && f() } }; 0`,
      `let r = 'lost'; try { new R().run(async () => refuse('no')) } catch (e) { r = e.message } r`,
    ],
    'no',
  ],
  [
    `const run = (f) => (1, f(), 2); 0 ¶ what it throws is thrown there`,
    [
      `const run = (f) => (1, f(), 2); 0`,
      `let r = 'lost'; try { run(async () => refuse('no')) } catch (e) { r = e.message } r`,
    ],
    'no',
  ],
  [
    `const run = (f) => { void (f && f()); return 1 }; 0 ¶ started and left`,
    [
      `const run = (f) => { void (f && f()); return 1 }; 0`,
      `let open; const gate = new Promise((r) => { open = r }); let n = 0; run(async () => { await gate; n = 1 }); open(); n`,
    ],
    0,
  ],
  [
    `const o = { go() { this.f() } }; 0 ¶ a property that a later cell fills`,
    [
      `const log = []; const o = { go() { this.f() } }; 0`,
      `o.f = async () => { await tool(1); log.push(1) }; o.go(); log`,
    ],
    [1],
  ],
  [
    `const use = (f) => f('bad') ? 'P' : 'n'; 0 ¶ let r; switch (1) { default: r = use(t); async function`,
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `let r; switch (1) { default: r = use(t); async function t(a) { return allow(a) } }; r`,
    ],
    'n',
  ],
  [
    `const use = (f) => f('bad') ? 'P' : 'n'; 0 ¶ class A { static { async function t(a) { return approve`,
    [
      `const use = (f) => f('bad') ? 'P' : 'n'; 0`,
      `class A { static { async function t(a) { return allow(a) } this.r = use(t) } } A.r`,
    ],
    'n',
  ],
  [
    `const useO = (o) => o.t('bad') ? 'P' : 'n'; 0 ¶ const ok = async (a) => approve(a); const k = 't'; c`,
    [
      `const useO = (o) => o.t('bad') ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const k = 't'; const o = { [k](a) { return ok(a) } }; await Promise.all([o.t(1)]); useO(o)`,
    ],
    'n',
  ],
  [
    `const useO = (o) => o.t('bad') ? 'P' : 'n'; 0 ¶ const ok = async (a) => approve(a); const k = 't'; c`,
    [
      `const useO = (o) => o.t('bad') ? 'P' : 'n'; 0`,
      `const ok = async (a) => allow(a); const k = 't'; class C { [k](a) { return ok(a) } } const o = new C(); await Promise.all([o.t(1)]); useO(o)`,
    ],
    'n',
  ],
  [
    `const use = (f) => f('bad') ? 'P' : 'n'; 0 ¶ const ok = async (a) => approve(a); use(new Proxy(ok, {`,
    [`const use = (f) => f('bad') ? 'P' : 'n'; 0`, `const ok = async (a) => allow(a); use(new Proxy(ok, {}))`],
    'n',
  ],
]
