/** Heirs of containers, and functions that give primitives of what they find: what is in there are values. */
export const HEIRS_OF_CONTAINERS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const ok = async (a) => approve(a); class L extends Array { constructor(...a) { super(...a) } any() { return this[0] ? "P" : "n" } } const p = ok("bad"); const r = new L(p, 1).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); class L extends Array { any() { return this[0] ? "P" : "n" } } const p = ok("bad"); const r = new L(p, 1).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); class L extends Array { any() { return this[0] ? "P" : "n" } } const p = ok("bad"); const r = L.of(p).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); class L extends Array { any() { return this[0] ? "P" : "n" } } const p = ok("bad"); const r = L.from([p]).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); class L extends Array { any() { return this[0] ? "P" : "n" } } const p = ok("bad"); const l = new L(); l.push(p); const r = l.any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); class L extends Array { any() { return this[0] ? "P" : "n" } } const p = ok("bad"); const l = new L(); l[0] = p; const r = l.any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); class S extends Set { any() { return [...this][0] ? "P" : "n" } } const r = new S([p]).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); class M extends Map { any(k) { return this.get(k) ? "P" : "n" } } const m = new M(); m.set(1, p); const r = m.any(1); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const o = Object.create({ any() { return this.x ? "P" : "n" } }, { x: { value: p } }); const r = o.any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); function F(l) { this.l = l } F.prototype.any = function () { return this.l[0] ? "P" : "n" }; const r = new F([p]).any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const o = { any() { return this.l.x ? "P" : "n" } }; Object.defineProperty(o, "l", { value: { x: p } }); const r = o.any(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const f = function () { return this.x ? "P" : "n" }; const r = f.call({ x: p }) + f.apply({ x: p }) + f.bind({ x: p })() + Reflect.apply(f, { x: p }, []); await p; r',
    ],
    'nnnn',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const f = (l) => l[0] ? "P" : "n"; const o = { f }; const r = [o.f([p]), o["f"]([p]), [f][0]([p]), (0, f)([p]), Reflect.apply(f, 0, [[p]]), f.call(0, [p])].join(""); await p; r',
    ],
    'nnnnnn',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const f = ({ x }) => x ? "P" : "n"; const g = ([x]) => x ? "P" : "n"; const h = (...a) => a[0] ? "P" : "n"; const i = (a = p) => a ? "P" : "n"; const r = f({ x: p }) + g([p]) + h(p) + i(); await p; r',
    ],
    'nnnn',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const st = { l: [] }; const add = (x) => { st.l.push(x) }; add(p); const any = () => st.l.some(Boolean) ? "P" : "n"; const first = () => st.l[0] ? "P" : "n"; const r = any() + first(); await p; r',
    ],
    'nn',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); let cur = null; const set = (x) => { cur = { x } }; set(p); const get = () => cur.x ? "P" : "n"; const r = get(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); try { throw { x: p } } catch (e) { var r = (() => e.x ? "P" : "n")() } await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const m = new Map(); m.set("a", { v: p }); const f = () => { for (const [k, { v }] of m) if (v) return "P"; return "n" }; const r = f(); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); const f = (o) => { const { a: { b } } = o; return b ? "P" : "n" }; const r = f({ a: { b: p } }); await p; r',
    ],
    'n',
  ],
  [
    [
      'const ok = async (a) => approve(a); const p = ok("bad"); function* g() { yield p } const f = () => { for (const x of g()) if (x) return "P"; return "n" }; const r = f(); await p; r',
    ],
    'n',
  ],
]
