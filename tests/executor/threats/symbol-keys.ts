const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Promises under symbols and in what is not listed, and in what toJSON gives. */
export const SYMBOL_KEYS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "function use(o) { if (o[Symbol.for('v')]) danger() }",
      helped("const p = ok('bad'); use({[Symbol.for('v')]: p}); await p; 'n'"),
    ],
    'n',
  ],
  [
    [
      "const S = Symbol.for('v'); function use(o) { if (o[S]) danger() }",
      helped("use({[Symbol.for('v')]: ok('bad')}); 'n'"),
    ],
    'n',
  ],
  [
    [
      "const S = Symbol('s'); const isOk = o => o.meta[S]; 0",
      helped("const p = ok('bad'); const r = isOk({ meta: { [S]: p } }) ? 'P' : 'n'; await p; r"),
    ],
    'n',
  ],
  [
    ["const S = Symbol('s'); const isOk = o => o.meta[S]; 0", helped("isOk({ meta: { [S]: ok('bad') } }) ? 'P' : 'n'")],
    'n',
  ],
  [
    [
      helped(
        `const S = Symbol('s'); const f = eval('(o) => o[Object.getOwnPropertySymbols(o)[0]] ? "P" : "n"'); const p = ok('bad'); const r = f({ [S]: p }); await p; r`,
      ),
    ],
    'n',
  ],
  [
    [
      helped(
        `const S = Symbol('s'); const f = new Function('o', 'return o[Object.getOwnPropertySymbols(o)[0]] ? "P" : "n"'); const p = ok('bad'); const r = f({ [S]: p }); await p; r`,
      ),
    ],
    'n',
  ],
  [
    [
      helped(
        "const S = Symbol('s'); const p = num(1); const o = { [S]: p, toJSON() { return { a: this[S] } } }; const r = JSON.stringify(o); await p; r",
      ),
    ],
    '{"a":1}',
  ],
  [
    [
      helped(
        "const S = Symbol('s'); const p = num(1); class K { constructor() { this[S] = p } toJSON() { return { a: this[S] } } } const r = JSON.stringify(new K()); await p; r",
      ),
    ],
    '{"a":1}',
  ],
  [
    [
      helped(
        "const S = Symbol('s'); const p = num(1); const o = { a: 2, [S]: p }; const r = await tool({ ...o }); await p; r",
      ),
    ],
    { a: 2 },
  ],
  [
    [
      "const use = (o) => { const { v } = o; return v ? 'P' : 'n' }; 0",
      helped(
        "const p = ok('bad'); const o = {}; Object.defineProperty(o, 'v', { value: p, writable: true, configurable: true }); const r = use(o); await p; r",
      ),
    ],
    'n',
  ],
  [
    [
      "const use = (o) => o.v ? 'P' : 'n'; 0",
      helped(
        "const p = ok('bad'); const o = {}; Object.defineProperty(o, 'v', { value: p }); const r = use(o); await p; r",
      ),
    ],
    'n',
  ],
  [
    [
      "const use = (o) => o.inner.v ? 'P' : 'n'; 0",
      helped(
        "const p = ok('bad'); const i = {}; Object.defineProperty(i, 'v', { value: p, configurable: true }); const r = use({ inner: i }); await p; r",
      ),
    ],
    'n',
  ],
  [
    [
      "const use = (o) => o.a.v ? 'P' : 'n'; 0",
      helped(
        "const p = ok('bad'); const o = {}; Object.defineProperty(o, 'a', { value: { v: p }, configurable: true }); const r = use(o); await p; r",
      ),
    ],
    'n',
  ],
  [
    [
      "const use = (l) => l.extra ? 'P' : 'n'; 0",
      helped("const p = ok('bad'); const l = [1]; l.extra = p; const r = use(l); await p; r"),
    ],
    'n',
  ],
  [
    [
      "const S = Symbol.for('s'); const use = (l) => l[S] ? 'P' : 'n'; 0",
      helped("const p = ok('bad'); const l = [1]; l[Symbol.for('s')] = p; const r = use(l); await p; r"),
    ],
    'n',
  ],
  [
    [
      "const S = Symbol.for('s'); const use = (m) => m[S] ? 'P' : 'n'; 0",
      helped("const p = ok('bad'); const m = new Map(); m[Symbol.for('s')] = p; const r = use(m); await p; r"),
    ],
    'n',
  ],
  [
    [
      "const S = Symbol.for('s'); const use = (m) => m[S] ? 'P' : 'n'; 0",
      helped("const p = ok('bad'); class K { [Symbol.for('s')] = p } const r = use(new K()); await p; r"),
    ],
    'n',
  ],
  [
    [
      "const S = Symbol.for('s'); const use = (m) => m[S].x ? 'P' : 'n'; 0",
      helped("const p = ok('bad'); const r = use({ [S]: { x: p } }); await p; r"),
    ],
    'n',
  ],
  [
    [
      "const S = Symbol.for('s'); const use = (m) => m[S]() ? 'P' : 'n'; 0",
      helped("const r = use({ [S]: async () => allow('bad') }); r"),
    ],
    'n',
  ],
  [
    [
      "const use = (o) => Object.values(Object.getOwnPropertyDescriptors(o))[0].value ? 'P' : 'n'; 0",
      helped("const p = ok('bad'); const r = use({ [Symbol('a')]: p, x: p }); await p; r"),
    ],
    'n',
  ],
  [
    [
      "const use = (f) => f.v ? 'P' : 'n'; 0",
      helped("const p = ok('bad'); const f = () => 1; f.v = p; const r = use(f); await p; r"),
    ],
    'n',
  ],
  [
    [
      helped(
        "const e = new Error('x', { cause: num(1) }); const S = Symbol('s'); e[S] = num(2); const f = eval('(e) => [e.cause, e[Object.getOwnPropertySymbols(e)[0]]]'); f(e)",
      ),
    ],
    [1, 2],
  ],
  [
    [
      helped(
        "const S = Symbol('s'); const p = num(1); const o = { [S]: p }; const q = await Promise.all(Object.getOwnPropertySymbols(o).map((s) => o[s])); q",
      ),
    ],
    [1],
  ],
  [[helped("const S = Symbol('s'); const p = num(1); const o = { [S]: p }; await o[S].then((x) => x + 1)")], 2],
  [[helped("const S = Symbol('s'); const o = { a: num(1), [S]: num(2) }; const r = structuredClone(o); r")], { a: 1 }],
  [
    [helped('const p = num(1); const o = { toJSON() { return { a: p } } }; const r = JSON.stringify(o); await p; r')],
    '{"a":1}',
  ],
  [
    [
      helped(
        'const p = num(1); const o = { q: p, toJSON() { return { a: this.q } } }; const r = JSON.stringify(o); await p; r',
      ),
    ],
    '{"a":1}',
  ],
  [
    [
      helped(
        'const p = num(1); class K { toJSON() { return { a: p } } } const r = JSON.stringify(new K()); await p; r',
      ),
    ],
    '{"a":1}',
  ],
  [
    [
      helped(
        'const p = num(1); class K { #q = p; toJSON() { return { a: this.#q } } } const r = JSON.stringify([new K()]); await p; r',
      ),
    ],
    '[{"a":1}]',
  ],
  [
    [
      helped(
        'const p = num(1); class K { #q = p; toJSON() { return { a: this.#q } } } const r = await tool([new K()]); await p; r',
      ),
    ],
    [{ a: 1 }],
  ],
  [
    [
      helped(
        'const p = num(1); const o = { toJSON(k) { return k + this.n }, n: p }; const r = JSON.stringify({ key: o }); await p; r',
      ),
    ],
    '{"key":"key1"}',
  ],
  [
    [
      helped(
        'const p = num(1); const o = { toJSON() { return this } , n: p }; const r = JSON.stringify(o); await p; r',
      ),
    ],
    '{"n":1}',
  ],
  [
    [helped('const p = num(1); const r = JSON.stringify({ d: new Date(0), p }); await p; r')],
    '{"d":"1970-01-01T00:00:00.000Z","p":1}',
  ],
  [
    [
      helped(
        "const p = num(1); const r = JSON.stringify({ a: { toJSON() { return p } } }, (k, v) => v === 1 ? 'one' : v); await p; r",
      ),
    ],
    '{"a":"one"}',
  ],
  [[helped('const p = num(1); const r = [{ toJSON: () => p }].map((x) => JSON.stringify(x)); await p; r')], ['1']],
]
