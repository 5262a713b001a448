const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Functions of the engine that are renamed: only what settles a promise is given promises. */
export const RENAMED_FUNCTIONS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      helped(
        "Object.defineProperty(Boolean,'name',{value:''}); const p = ok('bad'); if (Boolean(p)) danger(); await p; 'n'",
      ),
    ],
    'n',
  ],
  [[helped("Object.defineProperty(String,'name',{value:''}); const p = num(1); const r = String(p); await p; r")], '1'],
  [
    [
      helped(
        "Object.defineProperty(Number.isInteger,'name',{value:''}); const p = num(1); const r = Number.isInteger(p); await p; r",
      ),
    ],
    true,
  ],
  [[helped("delete Boolean.name; const p = ok('bad'); if (Boolean(p)) danger(); await p; 'n'")], 'n'],
  [[helped('let open; const g = new Promise((r) => { open = r }); const p = num(5); open(p); await p; await g')], 5],
  [
    [
      helped(
        "let open; const g = new Promise((r) => { open = r }); Object.defineProperty(open, 'name', { value: 'x' }); const p = num(5); open(p); await p; await g",
      ),
    ],
    5,
  ],
  [
    [
      helped(
        'const { promise, resolve } = Promise.withResolvers(); const p = num(5); resolve(p); await p; await promise',
      ),
    ],
    5,
  ],
  [
    [
      helped(
        'let open; class P2 extends Promise {} const g = new P2((r) => { open = r }); const p = num(5); open(p); await p; await g',
      ),
    ],
    5,
  ],
  [
    [
      helped(
        'let open; const g = Reflect.construct(Promise, [(r) => { open = r }]); const p = num(5); open(p); await p; await g',
      ),
    ],
    5,
  ],
  [
    [
      helped(
        'let n = 0; const q = []; const g = [1, 2].map((i) => new Promise((r) => q.push(r))); q.forEach((r, i) => r(slow(i, 5))); await Promise.all(g)',
      ),
    ],
    [0, 1],
  ],
  [
    [
      helped(
        'let open; const g = new Promise((r) => { open = r }); const f = open.bind(null); const p = num(5); f(p); await p; await g',
      ),
    ],
    5,
  ],
  [
    [
      helped(
        "const f = Boolean.bind(null); Object.defineProperty(f, 'name', { value: '' }); Object.defineProperty(f, 'length', { value: 1 }); const p = ok('bad'); if (f(p)) danger(); await p; 'n'",
      ),
    ],
    'n',
  ],
  [
    [
      helped(
        'class B { constructor(x) {} } const { proxy, revoke } = Proxy.revocable({}, {}); const p = num(1); const r = [1].at(p); await p; String(r)',
      ),
    ],
    'undefined',
  ],
  [
    [
      helped(
        'let fail2; const g = new Promise((_, r) => { fail2 = r }); const p = num(5); fail2(p); let e; try { await g } catch (x) { e = x } await p; e',
      ),
    ],
    5,
  ],
  [
    [
      helped(
        "const f = Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').get; Object.defineProperty(f, 'name', { value: '' }); const g = (x) => x; const p = num(1); const r = g(p); await p; r",
      ),
    ],
    1,
  ],
  [
    [
      helped(
        "delete Boolean.name; class S extends (function (o) { return o }) { name = '' } new S(Boolean); Object.freeze(Boolean); const p = ok('bad'); if (Boolean(p)) danger(); await p; 'n'",
      ),
    ],
    'n',
  ],
  [
    [
      helped(
        "Reflect.defineProperty(Boolean, 'name', { value: '' }); const p = ok('bad'); if (Boolean(p)) danger(); await p; 'n'",
      ),
    ],
    'n',
  ],
  [
    [
      helped(
        "Object.defineProperties(Boolean, { name: { value: '' } }); const p = ok('bad'); if (Boolean(p)) danger(); await p; 'n'",
      ),
    ],
    'n',
  ],
]
