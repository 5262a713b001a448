/** Setters of earlier cells, and what else the engine calls with a value: they ask for no promise. */
export const SETTERS_ELSEWHERE: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'async function ok(a) { return allow(a) };const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      'const p = ok("bad"); const x = p.then; const g = Object.create(h); g.d = p; last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { this.last = v[0] ? "yes" : "no" } }; const h = new H();0',
      'class J extends H { put() { super.d = Array.of(ok("bad")) } }; const j = new J(); j.put(); j.last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      ' const g = Object.create(h); const p = ok("bad"); const x = p.then; g.d = p; last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      ' const g = {}; Object.setPrototypeOf(g, h); const p = ok("bad"); const x = p.then; g.d = p; last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      ' const g = {}; g.__proto__ = h; const p = ok("bad"); const x = p.then; g.d = p; last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      ' const g = Object.create(h, {}); const p = ok("bad"); const x = p.then; g.d = p; last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      ' const g = new Map([[1, h]]).get(1); const p = ok("bad"); const x = p.then; Object.assign(g, { d: p }); last',
    ],
    'no',
  ],
  [
    [
      'const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      'async function ok(a) { return allow(a) }; const g = { __proto__: h }; const p = ok("bad"); const x = p.then; Object.assign(g, { d: p }); last',
    ],
    'no',
  ],
  [
    [
      'const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      'async function ok(a) { return allow(a) }; const g = {}; Reflect.setPrototypeOf(g, h); const p = ok("bad"); const x = p.then; Object.assign(g, { d: p }); last',
    ],
    'no',
  ],
  [
    [
      'const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      'async function ok(a) { return allow(a) }; const g = Object.setPrototypeOf({}, h); const p = ok("bad"); const x = p.then; Object.assign(g, { d: p }); last',
    ],
    'no',
  ],
  [
    [
      'const leaf = (d) => d ? "yes" : "no"; let last; const h = { set d(v) { last = leaf(v) } };0',
      'async function ok(a) { return allow(a) }; function G() {}; G.prototype = h; const g = new G(); const p = ok("bad"); const x = p.then; Object.assign(g, { d: p }); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const p = ok("bad"); const x = p.then; const J = class extends H { put() { this.d = p } }; const j = new J(); j.put(); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const p = ok("bad"); const x = p.then; class J extends H { put() { super.d = p } }; new J().put(); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const p = ok("bad"); const x = p.then; class J extends H { constructor() { super(); const k = "d"; this[k] = p } }; new J(); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const p = ok("bad"); const x = p.then; const M = (B) => class extends B { put() { const k = "d"; this[k] = p } }; const J = M(H); new J().put(); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const p = ok("bad"); const x = p.then; const J = class extends H { put() { const k = "d"; super[k] = p } }; const j = new J(); j.put(); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const p = ok("bad"); const x = p.then; class J extends H { put() { Object.assign(this, { d: p }) } }; new J().put(); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v[0] ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const l = [1].map(() => ok("bad")); Promise.all(l); class J extends H { constructor() { super(); Reflect.set(this, "d", l) } }; new J(); last',
    ],
    'no',
  ],
  [
    [
      'class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      'async function ok(a) { return allow(a) }; const p = ok("bad"); const x = p.then; class J extends H { put() { [this.d] = [p] } }; new J().put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; class J extends H { constructor() { super(); this.d = p } }; new J(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; const M = (B) => class extends B { put() { this.d = p } }; const J = M(H); new J().put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; const J = class extends H { put() { super.d = p } }; const j = new J(); j.put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; class J extends H { put() { const k = "d"; this[k] = p } }; new J().put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; class J extends H { constructor() { super(); const k = "d"; super[k] = p } }; new J(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; const M = (B) => class extends B { put() { const k = "d"; super[k] = p } }; const J = M(H); new J().put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; const J = class extends H { put() { Object.assign(this, { d: p }) } }; const j = new J(); j.put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v[0] ? "yes" : "no" } }; let last; 0',
      ' const l = [1].map(() => ok("bad")); Promise.all(l); const J = class extends H { put() { Reflect.set(this, "d", l) } }; const j = new J(); j.put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class H { set d(v) { last = v ? "yes" : "no" } }; let last; 0',
      ' const p = ok("bad"); const x = p.then; const J = class extends H { put() { [this.d] = [p] } }; const j = new J(); j.put(); last',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; const H = { [Symbol.hasInstance]: (v) => !!v.x }; 0',
      " const q = ok(\"bad\"); q.then; const v = { x: q }; v instanceof H ? 'yes' : 'no'",
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; class H { static [Symbol.hasInstance]({ x }) { return !!x } }; 0',
      " const v = new H(); v.x = Array.of(ok(\"bad\"))[0]; v instanceof H ? 'yes' : 'no'",
    ],
    'no',
  ],
]
