/** Calls of what a later cell hands in, with arguments that may be promises: what they give is a value. */
export const OPENED_CALLS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return q.v(p) ? "yes" : "no" }; 0',
      'k({ async v(x) { return false } })',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return q(p) ? "yes" : "no" }; 0',
      'k(async (x) => false)',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = [ok("bad")]; Promise.all(p); return q.v(p) ? "yes" : "no" }; 0',
      'k({ async v(x) { return false } })',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return q["v"](p) ? "yes" : "no" }; 0',
      'k({ async v(x) { return false } })',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return q.v?.(p) ? "yes" : "no" }; 0',
      'k({ async v(x) { return false } })',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return q.v.call(q, p) ? "yes" : "no" }; 0',
      'k({ async v(x) { return false } })',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return Reflect.apply(q.v, q, [p]) ? "yes" : "no" }; 0',
      'k({ async v(x) { return false } })',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class K { t(q) { const p = ok("bad"); p.then; return super.v(p) ? "yes" : "no" } }; 0',
      'Object.setPrototypeOf(K.prototype, { async v(x) { return false } }); new K().t()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return q`${p}` ? "yes" : "no" }; 0',
      'k(async (x) => false)',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return [p].some(q) ? "yes" : "no" }; 0',
      'k(async (x) => false)',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; return [1].filter((x) => q(p)).length }; 0',
      'k(async (x) => false)',
    ],
    0,
  ],
  [
    [
      'async function ok(a) { return allow(a) };const k = (q) => { const p = ok("bad"); p.then; const r = q.v(p); return r ? "yes" : "no" }; 0',
      'k({ async v(x) { return false } })',
    ],
    'no',
  ],
  [
    [
      'const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'class B0 { async v() { return false } }; new (M(B0))().r()',
    ],
    'no',
  ],
  [
    [
      'const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'class B0 { async v() { return allow("bad") } }; new (M(B0))().r()',
    ],
    'no',
  ],
  [
    [
      'const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'class B0 { async v() { return false } }; const J = M(B0); const j = new J(); j.r()',
    ],
    'no',
  ],
  [
    [
      'const M = (B) => class extends B { r() { return super.v() ? "yes" : "no" } }; 0',
      'class B0 { async v() { return false } }; const J = M(B0); J.prototype.r.call({})',
    ],
    'no',
  ],
  [
    [
      'class H {}; 0',
      'class J extends H { r() { return super.v() ? "yes" : "no" } }; 0',
      'H.prototype.v = async function () { return false }; new J().r()',
    ],
    'no',
  ],
  [
    [
      'class H { v() { return 1 } }; class J extends H { r() { return super.v() ? "yes" : "no" } }; 0',
      'H.prototype.v = async function () { return false }; new J().r()',
    ],
    'no',
  ],
  [
    [
      'const o = { r() { return super.v() ? "yes" : "no" } }; 0',
      'Object.setPrototypeOf(o, { async v() { return false } }); o.r()',
    ],
    'no',
  ],
  [
    [
      'const o = { r() { return this.v() ? "yes" : "no" } }; 0',
      'Object.setPrototypeOf(o, { async v() { return false } }); o.r()',
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
      'async function ok(a) { return allow(a) }; 0',
      'const o = { r() { return super.v() ? "yes" : "no" } }; 0',
      'Object.setPrototypeOf(o, { async v() { return false } }); o.r()',
    ],
    'no',
  ],
]
