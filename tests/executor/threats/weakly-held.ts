const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Promises that are held weakly, and looked for as what they are. */
export const WEAKLY_HELD: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [[helped('const p = num(1); const w = new WeakRef(p); await p; w.deref() === p')], true],
  [[helped('const w = new WeakRef(num(1)); const r = w.deref(); await r')], 1],
  [[helped('const p = num(1); const w = new WeakRef(p); await w.deref()')], 1],
  [[helped("const p = ok('bad'); const w = new WeakRef(p); if (w.deref()) danger(); await p; 'n'")], 'n'],
  [
    [
      helped(
        'const c = new Map(); const get = (k) => { const r = c.get(k)?.deref(); if (r) return r; const p = num(k); c.set(k, new WeakRef(p)); return p }; const [a, b] = await Promise.all([get(1), get(1)]); a + b',
      ),
    ],
    2,
  ],
  [[helped('const o = { v: 1 }; const w = new WeakRef(o); w.deref() === o')], true],
  [[helped('const p = num(1); const w = Reflect.construct(WeakRef, [p]); await w.deref()')], 1],
  [[helped('const p = num(1); const s = new WeakSet([p]); const r = s.has(p); await p; r')], true],
  [[helped('const p = num(1); const m = new WeakMap([[p, 2]]); const r = m.get(p); await p; r')], 2],
  [
    [
      helped(
        'const p = num(1); const f = new FinalizationRegistry(() => {}); f.register(p, 1, p); f.unregister(p); await p',
      ),
    ],
    1,
  ],
  [[helped('const p = num(1); const m = new Map([[p, 2]]); const r = m.get(p); await p; r')], 2],
]
