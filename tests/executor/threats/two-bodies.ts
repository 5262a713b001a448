/** Functions with two bodies: one for what their own cell hands them, one that asks what later cells do. */
export const TWO_BODIES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const ok = async (a) => approve(a); class M extends Map { any() { return this.get(1) ? "P" : "n" } } const r = new M([[1, ok("bad")]]).any(); r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); class L extends Array { constructor(...a) { super(...a) } any() { return this[0] ? "P" : "n" } } const p = ok("bad"); const r = new L(p, 1).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); class S extends Set { constructor(l) { super(l) } any() { for (const x of this) if (x) return "P"; return "n" } } const p = ok("bad"); const r = new S([p]).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const m = Reflect.construct(Map, [[[1, p]]]); const f = () => m.get(1) ? "P" : "n"; const r = f(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); class W { constructor(o) { Object.assign(this, o) } any() { return this.a ? "P" : "n" } } const r = new W({ a: p }).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); class B { constructor(x) { this.x = x } } class D extends B { constructor(x) { super(x) } any() { return this.x ? "P" : "n" } } const r = new D(p).any(); await p; r',
    ],
    'n',
  ],
  [['const ok = async (a) => approve(a); let n = 0; n = ok("bad"); n ? "P" : "n"'], 'n'],
  [['const ok = async (a) => approve(a); let n = 0; const set = (x) => { n = x }; set(ok("bad")); n ? "P" : "n"'], 'n'],
  [['const ok = async (a) => approve(a); let n = 0, m = 1; m = n; [n] = [ok("bad")]; m = n; m ? "P" : "n"'], 'n'],
  [['const ok = async (a) => approve(a); let n = 0; for (n of [ok("bad")]) ; n ? "P" : "n"'], 'n'],
  [['const ok = async (a) => approve(a); let n = 0; n ||= ok("bad"); n ? "P" : "n"'], 'n'],
  [['const ok = async (a) => approve(a); var n = 0; globalThis.n = ok("bad"); n ? "P" : "n"'], 'n'],
  [['var n = 0; const f = () => n ? "P" : "n"; 0', 'const ok = async (a) => approve(a); n = ok("bad"); f()'], 'n'],
  [['let n = 0; const f = () => n ? "P" : "n"; 0', 'const ok = async (a) => approve(a); n = ok("bad"); f()'], 'n'],
  [
    [
      'const set = (x) => { count = x }; 0',
      'const ok = async (a) => approve(a); let count = 0; set(ok("bad")); count ? "P" : "n"',
    ],
    'n',
  ],
  [[`const ok = async (a) => approve(a); let n = 0; eval("n = ok('bad')"); n ? "P" : "n"`], 'n'],
  [['const ok = async (a) => approve(a); function f(x) { arguments[0] = ok("bad"); return x ? "P" : "n" } f(1)'], 'n'],
  [['const any = (l, f) => { for (const x of l) if (f(x)) return "P"; return "n" }; 0', 'any(["bad"], approve)'], 'n'],
  [
    [
      'const any = (l, f) => { for (const x of l) if (f(x)) return "P"; return "n" }; 0',
      'const ok = async (a) => approve(a); any(["bad"], ok)',
    ],
    'n',
  ],
  [
    [
      'const pick = (l, f) => l.filter((x) => f(x)); const own = pick([1, 2], (x) => x > 1).length; own',
      'const ok = async (a) => approve(a); [pick(["bad"], ok).length, pick(["bad"], approve).length, pick([1], (x) => approve(x)).length, own]',
    ],
    [0, 0, 0, 1],
  ],
  [
    [
      'const each = (l, f) => { l.forEach((x) => f(x)) }; 0',
      'const out = []; each([1, 2], async (x) => { out.push(await tool(x)) }); each([3], (x) => { out.push(tool(x)) }); out',
    ],
    [1, 2, 3],
  ],
  [
    ['const run = (f) => f(); run(() => 1)', 'const ok = async (a) => approve(a); run(() => ok("bad")) ? "P" : "n"'],
    'n',
  ],
  [
    [
      'const run = (f) => f(); const r = run(() => 1); const later = () => run(hook); let hook = () => 1; 0',
      'hook = async () => approve("bad"); later() ? "P" : "n"',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const run = (f) => f(); const fs = [ok]; run(() => fs[0]("bad")) ? "P" : "n"',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const run = (f) => f("bad"); const fs = [ok]; const r = fs.map(run); r[0] ? "P" : "n"',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const pick = (l, f) => l.filter((x) => f(x)); const o = { ok }; pick(["bad"], o["o" + "k"]).length',
    ],
    0,
  ],
  [
    [
      'const ok = async (a) => approve(a); const each = (l, f) => l.map((x) => f(x)); const o = { ok }; const k = "o" + "k"; each(["bad"], o[k]).some(Boolean) ? "P" : "n"',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const each = (l, f) => l.map((x) => f(x)); each(["bad"], approve).some(Boolean) ? "P" : "n"',
    ],
    'n',
  ],
  [
    [
      'function outer(f) { "use strict"; function inner() { return this } return [typeof inner(), f(1)] } outer((x) => x + 1)',
    ],
    ['undefined', 2],
  ],
  [
    [
      'function outer(f) { var g = 1; function h() { return g + 1 } f(h()); return h() } outer((x) => x)',
      'const ok = async (a) => tool(a); outer(ok)',
    ],
    2,
  ],
  [['function outer(a, f) { f(arguments.length); return arguments[0] } 0', 'outer(7, async (x) => x)'], 7],
  [
    [
      'class A { each(f) { for (const x of this.l) f(x); return this } constructor(l) { this.l = l } } class B extends A { each(f) { super.each(f); return super.each((x) => f(x * 10)) } } 0',
      'const out = []; new B([1, 2]).each(async (x) => { out.push(await tool(x)) }); out',
    ],
    [1, 2, 10, 20],
  ],
  [
    [
      'const gen = function* (l, f) { for (const x of l) yield f(x) }; 0',
      'const ok = async (a) => approve(a); [...gen(["bad"], ok)][0] ? "P" : "n"',
    ],
    'n',
  ],
]
