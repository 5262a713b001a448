const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Promises in objects that built-ins go through by index, and promises of their lengths. */
export const GONE_THROUGH_BY_INDEX: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [[helped("const p = ok('bad'); Array.from({length:1,0:p}, x => { if (x) danger() }); await p; 'n'")], 'n'],
  [
    [helped("const p = ok('bad'); const o = {length:1,0:p,some:[].some}; if (o.some(Boolean)) danger(); await p; 'n'")],
    'n',
  ],
  [
    [
      'const t = x => { if (x) danger() }; 0',
      helped("const p = ok('bad'); Array.prototype.forEach.call({length:1,0:p}, t); await p; 'n'"),
    ],
    'n',
  ],
  [
    [
      helped(
        "const p = ok('bad'); Array.prototype.forEach.call({length:1,0:p}, (x) => { if (x) danger() }); await p; 'n'",
      ),
    ],
    'n',
  ],
  [
    [helped("const p = ok('bad'); if (Array.prototype.some.call({length:1,0:p}, Boolean)) danger(); await p; 'n'")],
    'n',
  ],
  [
    [helped("const p = ok('bad'); if (Array.prototype.every.call({length:1,0:p}, Boolean)) danger(); await p; 'n'")],
    'n',
  ],
  [[helped('const p = num(1); const r = Array.prototype.includes.call({length:1,0:p}, 1); await p; r')], true],
  [[helped('const p = num(1); const r = Array.prototype.indexOf.call({length:1,0:p}, 1); await p; r')], 0],
  [[helped('const p = num(1); const r = Array.prototype.lastIndexOf.call({length:2,0:p,1:5}, 1); await p; r')], 0],
  [[helped('const p = num(1); const r = Array.prototype.map.call({length:1,0:p}, (x) => x + 1); await p; r')], [2]],
  [
    [
      helped(
        'const p = num(1); const r = Array.prototype.filter.call({length:1,0:p}, (x) => x > 1).length; await p; r',
      ),
    ],
    0,
  ],
  [
    [
      helped(
        'const p = num(1); const r = Array.prototype.reduce.call({length:2,0:p,1:p}, (a, b) => a + b); await p; r',
      ),
    ],
    2,
  ],
  [[helped('const p = num(1); const r = Array.prototype.join.call({length:1,0:p}); await p; r')], '1'],
  [
    [
      helped(
        'const p = num(1); const r = Array.prototype.toSorted.call({length:2,0:5,1:p}, (a, b) => a - b).join(); await p; r',
      ),
    ],
    '1,5',
  ],
  [[helped("const p = num(1); const r = Array.prototype.join.apply({length:1,0:p}, ['-']); await p; r")], '1'],
  [[helped('const p = num(7); const r = new Uint8Array({length:1,0:p})[0]; await p; r')], 7],
  [[helped('const p = num(7); const r = Uint8Array.from({length:1,0:p})[0]; await p; r')], 7],
  [[helped('const p = num(7); const u = new Uint8Array(2); u.set({length:1,0:p}); await p; u[0]')], 7],
  [[helped('const n = num(2); const r = Array.from({length:n}).length; await n; r')], 2],
  [[helped('const n = num(2); const r = Array.from({length:n}, (_, i) => i); await n; r')], [0, 1]],
  [[helped('const n = num(2); const r = Array.prototype.map.call({length:n,0:1,1:2}, x => x); await n; r')], [1, 2]],
  [[helped('const n = num(2); const r = Array.prototype.slice.call({length:n,0:1,1:2}); await n; r')], [1, 2]],
  [
    [helped('const n = num(1); const o = {length:n,0:1}; Array.prototype.push.call(o, 2); await n; [o.length, o[1]]')],
    [2, 2],
  ],
  [
    [helped('const n = num(2); const f = (...a) => a.length; const r = f.apply(null, {length:n,0:1,1:2}); await n; r')],
    2,
  ],
  [
    [
      helped(
        'const n = num(2); const f = (...a) => a.length; const r = Reflect.apply(f, null, {length:n,0:1,1:2}); await n; r',
      ),
    ],
    2,
  ],
  [[helped('const n = num(2); const r = new Uint8Array({length:n,0:1,1:2}).length; await n; r')], 2],
  [
    [
      helped(
        "const p = ok('bad'); function f() { return Array.prototype.some.call(arguments, Boolean) } const r = f(p); await p; if (r) danger(); 'n'",
      ),
    ],
    'n',
  ],
  [
    [
      helped(
        "const p = ok('bad'); function f() { return Array.from(arguments, (x) => x ? 'P' : 'n') } const r = f(p); await p; r",
      ),
    ],
    ['n'],
  ],
  [
    [
      helped(
        "const p = ok('bad'); function f() { return [...arguments].map((x) => x ? 'P' : 'n') } const r = f(p); await p; r",
      ),
    ],
    ['n'],
  ],
  [[helped("const p = ok('bad'); const r = Array.from({length:1,0:p}); if (r[0]) danger(); await p; 'n'")], 'n'],
  [
    [
      helped(
        "const p = ok('bad'); const o = {length:1,0:p}; const r = Array.from(o, async (x) => (await tool(x)) ? 'P' : 'n'); await p; r",
      ),
    ],
    ['n'],
  ],
  [
    [
      helped(
        "const p = ok('bad'); const o = {length:1,0:p}; const r = Array.from(o, (x) => { const y = tool(x); return y ? 'P' : 'n' }); await p; r",
      ),
    ],
    ['n'],
  ],
  [
    [
      helped(
        'const p = num(1); class L { constructor() { this.length = 1; this[0] = p } } L.prototype.map = [].map; L.prototype.join = [].join; const l = new L(); const r = [l.map(x => x + 1)[0], l.join()]; await p; r',
      ),
    ],
    [2, '1'],
  ],
  [
    [
      helped(
        'const p = num(1); const o = Object.create({ join: [].join, length: 1 }); o[0] = p; const r = o.join(); await p; r',
      ),
    ],
    '1',
  ],
  [
    [
      helped(
        'const p = num(1); const o = { get length() { return 1 }, 0: p, join: [].join }; const r = o.join(); await p; r',
      ),
    ],
    '1',
  ],
  [
    [
      helped(
        'const p = num(1), q = {}; const o = { length: 2, 0: p, 1: q }; const r = [].includes.call(o, q); await p; r',
      ),
    ],
    true,
  ],
  [
    [helped('const p = num(1); const o = { length: 2, 0: 5, 1: p }; const r = [].includes.call(o, p); await p; r')],
    true,
  ],
  [
    [helped('const p = num(1); const o = { length: 2, 0: num(1), 1: p }; const r = [].indexOf.call(o, p); await p; r')],
    1,
  ],
  [[helped('const p = num(1); const o = { length: 1, 0: [p] }; const r = [].flat.call(o)[0] + 1; await p; r')], 2],
  [[helped('const p = num([1]); const o = { length: 1, 0: p }; const r = [].flat.call(o).length; await p; r')], 1],
  [[helped('const p = num([1, 2]); const o = { length: 1, 0: p }; const r = [].flat.call(o).length; await p; r')], 2],
  [
    [
      helped(
        'const p = num(2); const o = { length: 2, 0: p, 1: 1 }; [].sort.call(o, (a, b) => a - b); const r = o[0]; await p; r',
      ),
    ],
    1,
  ],
  [[helped('const p = num(2); const o = { length: 2, 0: p, 1: 1 }; [].sort.call(o); const r = o[0]; await p; r')], 1],
  [[helped('const p = num(1); const l = [p]; const pr = new Proxy(l, {}); const r = pr.join(); await p; r')], '1'],
  [
    [
      helped(
        'const p = num(1); const o = { length: 1, 0: p }; const r = Object.groupBy(Array.from(o), (x) => x); const k = Object.keys(r); await p; k',
      ),
    ],
    ['1'],
  ],
  [[helped('const p = num(1); const o = { length: 1, 0: p }; const r = Promise.all(Array.from(o)); await r')], [1]],
  [[helped("const p = num('x'); const r = String.raw({ raw: ['a', 'b'] }, p); await p; r")], 'axb'],
  [
    [helped("const p = num('x'); const r = Reflect.construct(Array, { length: 2, 0: 1, 1: p }).join(); await p; r")],
    '1,x',
  ],
  [[helped('const p = num(97); const r = String.fromCharCode.apply(null, { length: 1, 0: p }); await p; r')], 'a'],
  [[helped('const p = num(3); const r = Math.max.apply(null, [1, p]); await p; r')], 3],
  [[helped('const p = num(3); const r = Math.max(...[1, p]); await p; r')], 3],
  [[helped('const p = num(3); const r = Math.max.apply(null, { length: 2, 0: 1, 1: p }); await p; r')], 3],
  [[helped('const r = await Promise.all(Array.from({ length: 3 }, (_, i) => num(i))); r')], [0, 1, 2]],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } const r = await Promise.all(Array.prototype.map.call({ length: 2, 0: 1, 1: 2 }, job)); r',
      ),
    ],
    [1, 2],
  ],
  [[helped("const l = num(['bad']); const r = ((a) => a).apply(null, l); await l; r")], 'bad'],
  [[helped('const l = num([1, 2]); const r = Math.max.apply(null, l); await l; r')], 2],
  [
    [
      helped(
        "const p = ok('bad'); const l = (async () => { await tool(1); return [p] })(); const r = Reflect.apply((a) => a ? 'P' : 'n', null, l); await l; await p; r",
      ),
    ],
    'n',
  ],
]
