const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Classes of promises, and what is read of the value of a promise. */
export const PROMISE_CLASSES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [["const p = this['Prom' + 'ise'].resolve(false); p ? 'P' : 'n'"], 'n'],
  [["const k = 'Promise'; const p = globalThis[k].resolve(false); p ? 'P' : 'n'"], 'n'],
  [["const k = 'Promise'; const { [k]: C } = globalThis; const p = C.resolve(false); p ? 'P' : 'n'"], 'n'],
  [["const k = 'Promise'; const p = new globalThis[k]((r) => r(false)); p ? 'P' : 'n'"], 'n'],
  [["const C = Reflect.get(globalThis, 'Prom' + 'ise'); const p = C.resolve(false); p ? 'P' : 'n'"], 'n'],
  [
    [
      "const g = (function () { return this })() ?? globalThis; const p = g['Prom' + 'ise'].resolve(false); p ? 'P' : 'n'",
    ],
    'n',
  ],
  [
    [
      helped(
        'class CP extends Promise { static make(x) { return new CP(r => r(x)) } twice() { return this.then(x => x * 2) } } await CP.make(4).twice()',
      ),
    ],
    8,
  ],
  [
    [
      helped(
        'class CP extends Promise { #n = 3; get n() { return this.#n } } const p = new CP(r => r(1)); const r = p.n; [r, await p]',
      ),
    ],
    [3, 1],
  ],
  [
    ["const q = new Promise(r => setTimeout(r, 1, 1)); q.cancel = () => 'c'; 0", 'const r = q.cancel(); [r, await q]'],
    ['c', 1],
  ],
  [
    ["const use = (p) => p.id ? 'y' : 'n'; 0", helped('const p = num({}); p.id = 3; const r = use(p); await p; r')],
    'n',
  ],
  [[helped("const p=ok('bad'); p.ok = true; if (p) danger(); await p; 'n'")], 'n'],
  [[helped('const p = num(1); p.x = num(2); const r = p.x + 1; await p; r')], 3],
  [
    [
      helped(
        "const c = new Map(); const get = (k) => { let p = c.get(k); if (!p) { p = num(k); p.at = 1; c.set(k, p) } return p }; const p = get('a'); const r = p.at; [r, await p]",
      ),
    ],
    [1, 'a'],
  ],
  [[helped('const u = Object.assign(num({ a: 1 }), { b: 2 }); u')], { a: 1, b: 2 }],
  [[helped('const u = Object.assign(num({ a: 1 }), { b: 2 }); const r = u.a + u.b; r')], 3],
  [[helped('const u = Object.assign({}, num({ a: 1 })); u')], { a: 1 }],
  [[helped('const p = num({ a: 1 }); const u = Object.assign({}, p); await p; u')], { a: 1 }],
  [[helped('const p = num({ a: 1 }); const u = { ...p, b: 2 }; await p; u')], { a: 1, b: 2 }],
  [[helped("const p = num({ then2: 1 }); const r = p.catch ? 'y' : 'n'; await p; r")], 'y'],
  [[helped('let u = num({ a: 1 }); u.b = 2; u')], { a: 1, b: 2 }],
  [[helped('const u = num({ a: 1 }); u.b = 2; await tool(u)')], { a: 1, b: 2 }],
  [
    [helped('const us = [1, 2].map((i) => num({ i })); for (const u of us) u.seen = true; us')],
    [
      { i: 1, seen: true },
      { i: 2, seen: true },
    ],
  ],
  [
    [
      helped(
        "const d = {}; d.p = new Promise((r) => { d.resolve = r }); d.p.tag = 't'; const r = d.p.tag; d.resolve(1); [r, await d.p]",
      ),
    ],
    ['t', 1],
  ],
  [
    [
      helped(
        "class CP extends Promise { static of(x) { return new this((r) => r(x)) } get ok() { return false } } const p = CP.of({ ok: true }); if (p.ok) danger(); await p; 'n'",
      ),
    ],
    'n',
  ],
  [[helped('const p = num([3, 1]); const r = p.toString(); await p; r')], '3,1'],
  [[helped('Object.prototype.extra = 5; const p = num({ extra: 6 }); const r = p.extra; await p; r')], 6],
  [[helped('const p = num(2); const f = (q) => q.n; p.n = 5; const r = f(p); await p; r')], 5],
  [[helped("const p = num(2); p[0] = 'x'; const r = p[0]; await p; r")], 'x'],
  [[helped('const p = num(2); p.n = 1; delete p.n; const r = p.n; await p; r === undefined')], true],
  [[helped("const p = num('abc'); const r = p.length + p[0]; await p; r")], '3a'],
  [
    [
      helped(
        'class A extends Promise {} class B2 { } const p = num(new B2() instanceof B2); const r = p instanceof B2; await p; r',
      ),
    ],
    false,
  ],
  [
    [
      helped(
        'const d = new Date(0); const p = (async () => { await tool(1); return d })(); const r = p instanceof Date; await p; r',
      ),
    ],
    true,
  ],
]
