/** Methods of the guest's own that have names of built-ins which make lists. */
type Cells = readonly string[]

const COLLECTION =
  'class C { constructor(l) { this.l = l } map(f) { return this.l.map((x) => f(x) ? "P" : "n") } ' +
  'static from(l, f) { const r = []; for (const x of l) r.push(f(x) ? "P" : "n"); return r } }'

/** Each gives a list with the answer of what asks its callback, or looks at what it is given: it is always no. */
const ASKING: readonly Cells[] = [
  [COLLECTION, "await Promise.all(new C(['bad']).map(async (a) => approve(a)))"],
  [COLLECTION, "await Promise.all(new C(['bad']).map((a) => approve(a)))"],
  [COLLECTION, "await Promise.all(new C(['bad']).map(approve))"],
  [COLLECTION, "const p = Promise.resolve(false); await Promise.all(new C(['bad']).map(() => p))"],
  [COLLECTION, "await Promise.all(new C(['bad']).map((a) => new Promise((r) => r(false))))"],
  [COLLECTION, "await Promise.all(new C(['bad']).map((a) => Promise.all([approve(a)]).then((l) => l[0])))"],
  [COLLECTION, "const ps = new C(['bad']).map(async (a) => approve(a)); await Promise.all(ps)"],
  [COLLECTION, "const ps = C.from(['bad'], async (a) => approve(a)); await Promise.all(ps)"],
  [COLLECTION, "const ps = C.from(['bad'], (a) => Promise.resolve(false)); await Promise.all(ps)"],
  [
    COLLECTION,
    "const m = new C(['bad']); m.map = m.map.bind(m); const ps = m.map(async (a) => approve(a)); await Promise.all(ps)",
  ],
  [
    COLLECTION,
    "const m = new Proxy(new C(['bad']), {}); const ps = m.map(async (a) => approve(a)); await Promise.all(ps)",
  ],
  [
    COLLECTION,
    "const o = { l: ['bad'], map: new Proxy(C.prototype.map, {}) }; await Promise.all(o.map(async (a) => approve(a)))",
  ],
  [
    COLLECTION,
    "const o = { l: ['bad'], map: new Proxy(C.prototype.map, { apply(t, s, a) { return a[0]('bad') ? ['P'] : ['n'] } }) }; await Promise.all(o.map(async (a) => approve(a)))",
  ],
  [
    `const mk = () => eval("({ map(f) { return [f('bad') ? 'P' : 'n'] } })")`,
    'await Promise.all(mk().map(async (a) => approve(a)))',
  ],
  [
    `const mk = () => ({ map: new Function('f', "return [f('bad') ? 'P' : 'n']") })`,
    'await Promise.all(mk().map(async (a) => approve(a)))',
  ],
  [
    `const mk = () => ({ map: new Function('f', "return [f('bad') ? 'P' : 'n']") })`,
    'await Promise.all(mk().map((a) => Promise.resolve(false)))',
  ],
  [
    "const o = { map(p) { return [p ? 'P' : 'n'] } }",
    "const p = approve('bad'); const r = await Promise.all(o.map(p)); await p; r",
  ],
  [
    "const o = { map(p) { return [p ? 'P' : 'n'] } }",
    "async function ok(a) { return approve(a) } const p = ok('bad'); const r = await Promise.all(o.map(p)); await p; r",
  ],
  [
    "const o = { map(p) { return [p ? 'P' : 'n'] } }",
    "async function ok(a) { return approve(a) } await Promise.all(o.map(ok('bad')))",
  ],
  [
    "const o = { map({ p }) { return [p ? 'P' : 'n'] } }",
    "async function ok(a) { return approve(a) } const p = ok('bad'); const r = await Promise.all(o.map({ p })); await p; r",
  ],
  [
    "const o = { map(l) { return [l[0] ? 'P' : 'n'] } }",
    "async function ok(a) { return approve(a) } const ps = ['bad'].map(ok); const r = await Promise.all(o.map(ps)); await Promise.all(ps); r",
  ],
  [
    "const o = { from(l) { return [l[0] ? 'P' : 'n'] } }",
    "async function ok(a) { return approve(a) } const ps = ['bad'].map(ok); const r = await Promise.all(o.from(ps)); await Promise.all(ps); r",
  ],
  [
    "class L extends Array { map(f) { return super.map((x) => f(x) ? 'P' : 'n') } }",
    "await Promise.all(L.of('bad').map(async (a) => approve(a)))",
  ],
  [
    'class L extends Array {}',
    "(await Promise.all(L.of('bad').map(async (a) => approve(a)))).map((x) => x ? 'P' : 'n')",
  ],
  [
    "Array.prototype.map = ((m) => function (f) { return m.call(this, (x) => f(x) ? 'P' : 'n') })(Array.prototype.map)",
    "await Promise.all(['bad'].map(async (a) => approve(a)))",
  ],
  [
    'const F = {}',
    "F.map = (f) => [f('bad') ? 'P' : 'n']; function go(f) { return F.map(f) } await Promise.all(go(async (a) => approve(a)))",
  ],
  [
    "const F = { map: (f) => [f('bad') ? 'P' : 'n'] }; function go(f) { return Promise.all(F.map(f)) }",
    'await go(async (a) => approve(a))',
  ],
  [
    "const F = { map: (f) => [f('bad') ? 'P' : 'n'] }; const go = (f) => F.map(f)",
    'await Promise.all(go(async (a) => approve(a)))',
  ],
  [
    "const F = { map: (f) => [f('bad') ? 'P' : 'n'] };",
    'function* g() { yield F.map(async (a) => approve(a)) } await Promise.all([...g()][0])',
  ],
  [
    "const F = { map: (f) => [f('bad') ? 'P' : 'n'] };",
    'await Promise.all([1].flatMap(() => F.map(async (a) => approve(a))))',
  ],
  [
    "const F = { map: (f) => [f('bad') ? 'P' : 'n'] };",
    'class K { get v() { return F.map(async (a) => approve(a)) } } await Promise.all(new K().v)',
  ],
]

const OTHERS: readonly (readonly [cells: Cells, value: unknown])[] = [
  [
    [
      "async function ok(a) { return approve(a) } const u = Uint8Array.from([1]).map(async (x) => approve('bad')); await Promise.all(u)",
    ],
    [0],
  ],
  [['const o = { map: async (x) => tool(x) }; const q = o.map(1).then((v) => v + 1); await q'], 2],
  [
    [
      'const o = { async map(x) { return tool(x) } }; const p = o.map(1); const q = p.then((v) => v + 1); [await p, await q]',
    ],
    [1, 2],
  ],
  [["const o = { async map(x) { return refuse(x) } }; await o.map('e').catch((e) => 'c' + e.message)"], 'ce'],
  [["const o = { map(x) { return refuse(x) } }; await o.map('e').catch((e) => 'c' + e.message)"], 'ce'],
  [
    [
      "const o = { map(x) { return refuse(x) } }; const g = (o) => o.map('e').catch((e) => 'c' + e.message); await g(o)",
    ],
    'ce',
  ],
  [
    [
      "const o = { filter(x) { return refuse(x) }, find: async (x) => refuse(x), some: (x) => refuse(x), sort: (x) => refuse(x), forEach: (x) => refuse(x), reduce: (x) => refuse(x), from: (x) => refuse(x), replace: (x) => refuse(x) }; const c = (e) => 'c' + e.message; [await o.filter('e').catch(c), await o.find('e').catch(c), await o.some('e').catch(c), await o.sort('e').catch(c), await o.forEach('e').catch(c), await o.reduce('e').catch(c), await o.from('e').catch(c), await o.replace('e').catch(c)].join()",
    ],
    'ce,ce,ce,ce,ce,ce,ce,ce',
  ],
  [
    ["class O { async toString() { return slow('s', 5) } } const o = new O(); await o.toString().then((x) => x + 1)"],
    's1',
  ],
  [
    [
      "class O { async valueOf() { return slow('s', 5) } async toJSON() { return tool(1) } } const o = new O(); [await o.valueOf().then((x) => x + 1), await o.toJSON().then((x) => x + 1)]",
    ],
    ['s1', 2],
  ],
  [["class O { async toString() { return slow('s', 5) } } const o = new O(); `${o}` + String(o)"], 'ss'],
]

/** In two cells, and in one. */
export const bothWays = ([first = '', last = '']: Cells): Cells[] => [[`${first}; 0`, last], [`${first}; ${last}`]]

export const OWN_LIST_MAKERS: readonly (readonly [cells: Cells, value: unknown])[] = [
  ...ASKING.flatMap((cells) => bothWays(cells).map((way): [Cells, unknown] => [way, ['n']])),
  ...OTHERS,
]
