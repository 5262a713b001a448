/** What the engine calls by itself, and what objects have from elsewhere: Proxies, setters, prototypes, WeakMaps. */
export const HOOKS_ELSEWHERE: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'async function ok(a) { return allow(a) }; let r; const o = new Proxy({}, { set(t, k, v) { r = v ? "yes" : "no"; return true } }); const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const o = new Proxy({}, { set(t, k, v) { if (v) r = pay(); return true } }); const p = ok("bad"); o.d = p; await p; r ?? "no"',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const log = []; const o = new Proxy({}, { set(t, k, v) { log.push(v); return true } }); const p = ok("bad"); p.then; o.d = p; log[0] ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const o = new Proxy({ a: ok("bad") }, { has(t, k) { return t[k] } }); Promise.all([o.a]); "a" in o ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const p = ok("bad"); p.then; const o = new Proxy({ a: p }, { has: (t, k) => !!t[k] }); "a" in o ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const p = ok("bad"); p.then; const o = new Proxy({ a: p }, { get: (t, k) => t[k] ? "yes" : "no" }); o.a',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const p = ok("bad"); p.then; const f = (x) => new Proxy(x, { get: (t, k) => t[k] ? "yes" : "no" }); f({ a: p }).a',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const p = ok("bad"); p.then; const o = new Proxy({ a: p }, { deleteProperty(t, k) { r = t[k] ? "yes" : "no"; return true } }); delete o.a; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const o = new Proxy({}, { defineProperty(t, k, d) { r = d.value ? "yes" : "no"; return true } }); const p = ok("bad"); p.then; o.a = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const w = (o) => new Proxy(o, { defineProperty(t, k, d) { r = d.value ? "yes" : "no"; return true } }); 0',
      'const p = ok("bad"); p.then; Object.defineProperty(w({}), "a", { value: p, configurable: true }); r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const o = {}; Object.defineProperty(o, "d", { set(v) { r = v ? "yes" : "no" } }); const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const o = {}; o.__defineSetter__("d", (v) => { r = v ? "yes" : "no" }); const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const o = Object.create({}, { d: { set(v) { r = v ? "yes" : "no" } } }); const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; function set(t, k, v) { r = v ? "yes" : "no"; return true }; 0',
      'const o = new Proxy({}, { set }); const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; class T { set(t, k, v) { r = v ? "yes" : "no"; return true } }; 0',
      'const o = new Proxy({}, new T()); const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const h = { set(t, k, v) { r = v ? "yes" : "no"; return true } }; 0',
      'const o = new Proxy({}, h); const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const w = (o) => new Proxy(o, { set(...a) { r = a[2] ? "yes" : "no"; return true } }); 0',
      'const p = ok("bad"); p.then; w({}).d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; class A { set d(v) { r = v ? "yes" : "no" } }; const p = ok("bad"); p.then; const k = "d"; new A()[k] = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const k = "d"; const o = { set [k](v) { r = v ? "yes" : "no" } }; const p = ok("bad"); p.then; o.d = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; let r; const S = Symbol(); const o = { set [S](v) { r = v ? "yes" : "no" } }; const p = ok("bad"); p.then; o[S] = p; r',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (g, v = g()) => v; [1].filter(() => f(() => ok("bad"))).length',
    ],
    0,
  ],
  [
    ['async function ok(a) { return allow(a) }; const f = (g, v = g()) => JSON.stringify({ v }); f(() => ok("bad"))'],
    '{"v":false}',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (x) => x.v ? "yes" : "no"; 0',
      'const p = ok("bad"); p.then; f(class { static v = p })',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (x) => x.v ? "yes" : "no"; 0',
      'const p = ok("bad"); p.then; f(Object.assign(() => 0, { v: p }))',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (x) => x.v ? "yes" : "no"; 0',
      'const p = ok("bad"); p.then; f(Object.create({ v: p }))',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (x) => x.v ? "yes" : "no"; 0',
      'const p = ok("bad"); p.then; class C {}; C.prototype.v = p; f(new C())',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (m, k) => m.get(k) ? "yes" : "no"; 0',
      'const p = ok("bad"); p.then; const k = {}; f(new WeakMap([[k, p]]), k)',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (r) => r.deref().v ? "yes" : "no"; 0',
      'const p = ok("bad"); p.then; const o = { v: p }; f(new WeakRef(o))',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const f = (x) => x.v ? "yes" : "no"; 0',
      'const p = ok("bad"); p.then; f(new Proxy({ v: p }, {}))',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'const p = ok("bad"); p.then; class B0 { async v() { return false } }; new (M(B0))().r()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; 0',
      'const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'class B0 { async v() { return false } }; new (M(B0))().r()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; 0',
      'const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'class B0 { v() { return ok("bad") } }; new (M(B0))().r()',
    ],
    'no',
  ],
  [
    [
      '1; 0',
      'const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'class B0 { async v() { return false } }; new (M(B0))().r()',
    ],
    'no',
  ],
  [
    [
      ' class H { get bad() { return this.x ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = ok("bad"); const z = q.then; const o = new H(); o.x = q; o.bad',
    ],
    'no',
  ],
  [
    [
      ' class H { get bad() { return this.x[0] ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = [1].map(() => ok("bad")); Promise.all(q); const o = Object.create(H.prototype, { x: { value: q } }); o.bad',
    ],
    'no',
  ],
  [
    [
      ' class H { toString() { return this.x[0] ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = [1].map(() => ok("bad")); Promise.all(q); class J extends H { x = q }; const o = new J(); "" + o',
    ],
    'no',
  ],
  [
    [
      ' class H { [Symbol.toPrimitive]() { return this.x ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = ok("bad"); const z = q.then; const o = new H(); o.x = q; `${o}`',
    ],
    'no',
  ],
  [
    [
      ' class H { toJSON() { return this.x ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = ok("bad"); const z = q.then; const o = Object.create(H.prototype, { x: { value: q } }); JSON.parse(JSON.stringify(o))',
    ],
    'no',
  ],
  [
    [
      ' class H { *[Symbol.iterator]() { yield this.x ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = ok("bad"); const z = q.then; class J extends H { x = q }; const o = new J(); Array.from(o)[0]',
    ],
    'no',
  ],
  [
    [
      ' class H { *[Symbol.iterator]() { yield this.x ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = ok("bad"); const z = q.then; const o = new H(); o.x = q; (() => { const [y] = o; return y })()',
    ],
    'no',
  ],
  [
    [
      ' class H { m() { return this.x[0] ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = [1].map(() => ok("bad")); Promise.all(q); class J extends H { x = q }; const o = new J(); o.m()',
    ],
    'no',
  ],
  [
    [
      ' class H { m() { return this.x ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = ok("bad"); const z = q.then; const o = new H(); o.x = q; o["m"]()',
    ],
    'no',
  ],
  [
    [
      ' class H { m() { return this.x ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) }; const q = ok("bad"); const z = q.then; const o = Object.create(H.prototype, { x: { value: q } }); o.m.call(o)',
    ],
    'no',
  ],
]
