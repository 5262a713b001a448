/** Containers with which a promise is resolved that earlier code waits for. */
export const RESOLVED_WITH: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'let res; const g = new Promise((r) => { res = r }); const w = (async () => { const [p] = await g; return p ? "PAID" : "no" })(); 0',
      'async function ok(a) { return approve(a) } const l = [ok("bad")]; res(l); const x = await w; await l[0]; x',
    ],
    'no',
  ],
  [
    [
      'let res; const g = new Promise((r) => { res = r }); const w = g.then(([p]) => p ? "PAID" : "no"); 0',
      'async function ok(a) { return approve(a) } const l = [ok("bad")]; res(l); const x = await w; await l[0]; x',
    ],
    'no',
  ],
  [
    [
      'const q = []; const next = new Promise((resolve) => q.push({ resolve })); const w = (async () => { const m = await next; return m.get("a") ? "PAID" : "no" })(); 0',
      'async function ok(a) { return approve(a) } const m = new Map([["a", ok("bad")]]); q.shift().resolve(m); const x = await w; await m.get("a"); x',
    ],
    'no',
  ],
  [
    [
      'const q = []; const next = new Promise((resolve) => q.push(resolve)); const w = (async () => { const m = await next; return m.a.b ? "PAID" : "no" })(); 0',
      'async function ok(a) { return approve(a) } const p = ok("bad"); const o = { a: { b: p } }; q.forEach((f) => f(o)); const x = await w; await p; x',
    ],
    'no',
  ],
  [
    [
      'const { promise, resolve } = Promise.withResolvers(); const w = (async () => { const m = await promise; return m[0] ? "PAID" : "no" })(); 0',
      'async function ok(a) { return approve(a) } const l = []; l.push(ok("bad")); resolve(l); const x = await w; await l[0]; x',
    ],
    'no',
  ],
  [
    [
      'const { promise, reject } = Promise.withResolvers(); const w = (async () => { try { await promise } catch (m) { return m[0] ? "PAID" : "no" } })(); 0',
      'async function ok(a) { return approve(a) } const l = []; l.push(ok("bad")); reject(l); const x = await w; await l[0]; x',
    ],
    'no',
  ],
  [
    [
      'const d = {}; d.p = new Promise((r) => { d.r = r }); const w = (async () => { const m = await d.p; return m[0] ? "PAID" : "no" })(); 0',
      'async function ok(a) { return approve(a) } const l = [ok("bad"), ok(1)]; const go = async () => { d.r(l); return await l[0] }; await go(); await w',
    ],
    'no',
  ],
  [
    [
      'const waiters = []; const get = new Promise((r) => waiters.push(r)); const put = (v) => waiters.shift()(v); const w = (async () => { const m = await get; return m[0] ? "PAID" : "no" })(); 0',
      'async function ok(a) { return approve(a) } const l = [ok("bad"), ok(1)]; put(l); await l[0]; await w',
    ],
    'no',
  ],
  [
    [
      'let w; 0',
      'async function ok(a) { return approve(a) } let res; const g = new Promise((r) => { res = r }); const h = (async () => { const [a, b] = await g; return [await a, await b] })(); const l = [slow(1, 9), ok("bad")]; res(l); await Promise.all(l); (await h).join()',
    ],
    '1,false',
  ],
  [
    [
      'async function ok(a) { return approve(a) } let open; const gate = new Promise((r) => { open = r }); const d = {}; d.p = new Promise((r) => { d.r = r }); const late = (async () => { await gate; return 5 })(); const h = (async () => { const [a] = await d.p; return await a })(); const l = [late]; d.r(l); open(); await h',
    ],
    5,
  ],
  [
    [
      'async function ok(a) { return approve(a) } let open; const gate = new Promise((r) => { open = r }); const d = {}; d.p = new Promise((r) => { d.r = r }); const h = (async () => { const [a] = await d.p; return await a })(); 0',
      'const late = (async () => { await gate; return 5 })(); const l = [late]; d.r(l); open(); await l[0]; await h',
    ],
    5,
  ],
  [
    [
      'let open; const gate = new Promise((r) => { open = r }); const d = {}; d.p = new Promise((r) => { d.r = r }); const h = (async () => { const {a} = await d.p; return a + 1 })(); 0',
      'const late = (async () => { await gate; return 5 })(); const o = {a: late}; d.r(o); open(); await o.a; await h',
    ],
    6,
  ],
]
