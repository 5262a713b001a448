/** Defaults of parameters and class fields are run for their own cell and for later ones. */
export const DEFAULTS_AND_FIELDS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'async function ok(a) { return allow(a) };const f = (g, v = g()) => v; [1].filter(() => f(() => ok("bad"))).length',
    ],
    0,
  ],
  [
    ['async function ok(a) { return allow(a) };const f = (g, v = g()) => JSON.stringify({ v }); f(() => ok("bad"))'],
    '{"v":false}',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const f = ({ g, v = g() }) => v ? "yes" : "no"; f({ g: () => ok("bad") })',
    ],
    'no',
  ],
  [
    ['async function ok(a) { return allow(a) };const f = ([g, v = g()]) => v ? "yes" : "no"; f([() => ok("bad")])'],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const f = (g, v = { r: g() }) => v.r ? "yes" : "no"; f(() => ok("bad"))',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const f = (g, { [g()]: v } = { false: "no", true: "yes" }) => v; f(() => ok("bad"))',
    ],
    'no',
  ],
  [
    ['async function ok(a) { return allow(a) };function f(g, v = g()) { return v ? "yes" : "no" } f(() => ok("bad"))'],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class A { m(g, v = g()) { return v ? "yes" : "no" } } new A().m(() => ok("bad"))',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };class A { constructor(g, v = g()) { this.v = v ? "yes" : "no" } } new A(() => ok("bad")).v',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };let h; class A { v = h(); r() { return this.v ? "yes" : "no" } } h = () => ok("bad"); new A().r()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { v = g(); r() { return this.v ? "yes" : "no" } }; new (mk(() => ok("bad")))().r()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { static v = g(); static r() { return this.v ? "yes" : "no" } }; mk(() => ok("bad")).r()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { v = g() }; JSON.stringify(new (mk(() => ok("bad")))())',
    ],
    '{"v":false}',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { v = [g()]; w = () => this.v[0] ? "yes" : "no" }; new (mk(() => ok("bad")))().w()',
    ],
    'no',
  ],
  [
    ['async function ok(a) { return allow(a) };const f = (g, v = g()) => v ? "yes" : "no"; 0', 'f(() => ok("bad"))'],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const f = (g, v = g()) => v; 0',
      '[1].filter(() => f(() => ok("bad"))).length',
    ],
    0,
  ],
  [
    [
      'const f = (g, v = g()) => v; 0',
      'async function ok(a) { return allow(a) };[1].filter(() => f(() => ok("bad"))).length',
    ],
    0,
  ],
  [
    [
      'const f = ({ g, v = g() }) => v ? "yes" : "no"; 0',
      'async function ok(a) { return allow(a) };f({ g: () => ok("bad") })',
    ],
    'no',
  ],
  [
    [
      'const mk = (g) => class { v = g(); r() { return this.v ? "yes" : "no" } }; 0',
      'async function ok(a) { return allow(a) };new (mk(() => ok("bad")))().r()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { v = g(); r() { return this.v ? "yes" : "no" } }; 0',
      'new (mk(() => ok("bad")))().r()',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { v = g() }; 0',
      'JSON.stringify(new (mk(() => ok("bad")))())',
    ],
    '{"v":false}',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { v = g() }; 0',
      'const o = new (mk(() => ok("bad")))(); o.v ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'async function ok(a) { return allow(a) };const mk = (g) => class { v = g() }; 0',
      'const o = new (mk(() => tool(2)))(); await o.v',
    ],
    2,
  ],
  [['async function ok(a) { return allow(a) };const f = async (g, v = g()) => await v; await f(() => tool(3))'], 3],
  [
    ['async function ok(a) { return allow(a) };const f = async (g, v = g()) => await v; 0', 'await f(() => tool(3))'],
    3,
  ],
]
