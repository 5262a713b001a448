const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Promises that are assigned to places which keep numbers and texts only. */
export const NUMBER_PLACES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [[helped('const u8 = new Uint8Array(2); const p = num(7); u8[0] = p; await p; u8[0]')], 7],
  [
    [
      helped(
        'const u = new Uint8Array(3); const ps = [1,2,3].map(num); for (let i = 0; i < 3; i++) u[i] = ps[i]; await Promise.all(ps); [...u]',
      ),
    ],
    [1, 2, 3],
  ],
  [[helped('const list = [1,2,3]; const p = num(1); list.length = p; await p; list')], [1]],
  [
    [helped("const url = new URL('http://a/'); const p = num('x=1'); url.search = p; await p; url.href")],
    'http://a/?x=1',
  ],
  [[helped('const re = /a/g; const p = num(1); re.lastIndex = p; await p; re.lastIndex')], 1],
  [
    [helped("const err = new Error('x'); const p = num('m'); err.message = p; const r = String(err); await p; r")],
    'Error: m',
  ],
  [[helped('class U { set x(v) { this.y = v } } const u = new U(); const p = num(1); u.x = p; await p; u.y')], 1],
  [[helped('const o = {}; const p = num(1); o.length = p; o.message = p; const r = o.length + 1; await p; r')], 2],
  [
    [
      helped(
        'const o = {}; const ps = [1,2].map(num); for (const i of [0,1]) o[i] = ps[i]; (await Promise.all(Object.values(o))).join()',
      ),
    ],
    '1,2',
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } const out = []; for (let i = 0; i < 3; i++) out[i] = job(i); const r = await Promise.all(out); [r, most]',
      ),
    ],
    [[0, 1, 2], 3],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } const c = {}; function start(k) { const p = job(k); c[k] = p; return p } const r = await Promise.all([start(1), start(2)]); [r, most]',
      ),
    ],
    [[1, 2], 2],
  ],
  [[helped('const f = new Float64Array(1); const p = num(1.5); const k = 0; f[k] = p; await p; f[0]')], 1.5],
  [
    [
      helped(
        'class S { constructor() { this.b = new Uint8Array(1) } put(p) { this.b[0] = p; return p } } const s = new S(); await s.put(num(9)); s.b[0]',
      ),
    ],
    9,
  ],
  [[helped('const u8 = new Uint8Array(1); u8[0] = num(7); u8[0]')], 7],
  [[helped("const p = ok('bad'); const o = { size: p }; if (o.size) danger(); await p; 'n'")], 'n'],
  [[helped('const p = num(3); const o = { length: p }; const r = o.length > 2; await p; r')], true],
  [[helped('const o = { size: num(3) }; const r = o.size + 1; [r, await o.size]')], [4, 3]],
  [
    [
      helped(
        'class B3 { constructor(n) { this.size = n } } const p = num(3); const b = new B3(p); const r = b.size + 1; await p; r',
      ),
    ],
    4,
  ],
]
