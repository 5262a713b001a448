/** Gives a promise of false. */
const BAD = `const bad = async () => allow('bad');`
/** A promise that later code settles. */
const OPEN = `let open; const p = new Promise((r) => { open = r });`
/** Counts how many calls are in flight. */
const F = `let at = 0, most = 0; const f = async (x) => { at++; most = Math.max(most, at); await sleep(5); at--; return x };`
const LOST = `const lost = async () => { await tool(1); throw new Error('lost') };`

/** What the cells of a session are, and what the last one gives, where promises of getters are wanted as such. */
export const WANTED_OF_GETTERS: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  [`${BAD} const o = { get k() { return bad() } }; await o.k`, false],
  [`${BAD} const o = { get k() { return bad() } }; await o.k.then((v) => [v])`, [false]],
  [`${BAD} const o = { get k() { return bad() } }; const k = 'k'; await o[k].then((v) => [v])`, [false]],
  [`${BAD} class A { get k() { return bad() } } await new A().k.then((v) => [v])`, [false]],
  [`${BAD} class A { static get k() { return bad() } } await A.k.then((v) => [v])`, [false]],
  [
    `${BAD} class A { get k() { return bad() } read() { return this.k.then((v) => [v]) } } await new A().read()`,
    [false],
  ],
  [`${OPEN} const o = { get k() { return p } }; const w = o.k; open(5); await w`, 5],
  [`${OPEN} const o = { get k() { return p } }; const n = 'k'; const w = o[n]; open(5); await w`, 5],
  [`${OPEN} class A { get k() { return p } } const w = new A().k; open(5); await w`, 5],
  [`${OPEN} const o = { get k() { return p } }; const { k } = o; open(5); await k`, 5],
  [[`${OPEN} const o = { get k() { return p } }; 0`, `const w = o.k; open(5); await w`], 5],
  [[`${OPEN} const o = { get k() { return p } }; 0`, `const w = o.k.then((v) => [v]); open(5); await w`], [5]],
  [
    `class Gate { #p = new Promise((r) => { this.open = r }); get done() { return this.#p } } const g = new Gate(); const w = g.done.then((v) => [v]); g.open(1); await w`,
    [1],
  ],
  [
    `${F} const o = { get a() { return f(1) }, get b() { return f(2) } }; [await Promise.all([o.a, o.b]), most]`,
    [[1, 2], 2],
  ],
  [`const o = { get k() { return allow('bad') } }; [await o.k, o.k ? 'P' : 'n']`, [false, 'n']],
  [`${BAD} const o = { n: 1, get k() { return bad() } }; [await o?.k, o.n]`, [false, 1]],
  [[`const use = async (o) => await o.k; 0`, `${OPEN} const w = use({ get k() { return p } }); open(5); await w`], 5],
  [[`const use = (o) => o.k.then((v) => [v]); 0`, `${BAD} await use({ get k() { return bad() } })`], [false]],
  [[`const use = (o, k) => o[k].then((v) => [v]); 0`, `${BAD} await use({ get k() { return bad() } }, 'k')`], [false]],
  [[`const use = ({ k }) => k.then((v) => [v]); 0`, `${BAD} await use({ get k() { return bad() } })`], [false]],
  [
    [
      `const use = (o) => { const v = o.k; return v.then((x) => [x]) }; 0`,
      `${BAD} await use({ get k() { return bad() } })`,
    ],
    [false],
  ],
  [
    [
      `const use = (o) => Promise.all([o.a, o.b]); 0`,
      `${F} [await use({ get a() { return f(1) }, get b() { return f(2) } }), most]`,
    ],
    [[1, 2], 2],
  ],
  [
    [
      `class R { constructor(f) { this.f = f } get v() { return this.f() } load() { return this.v } }; 0`,
      `${F} const a = new R(() => f(1)), b = new R(() => f(2)); [await Promise.all([a.load(), b.load()]), most]`,
    ],
    [[1, 2], 2],
  ],
  [
    `${F} const o = { get a() { return f(1) }, get b() { return f(2) } }; const { a, b } = o; [await Promise.all([a, b]), most]`,
    [[1, 2], 2],
  ],
  [
    `${F} const o = { get a() { return f(1) }, get b() { return f(2) } }; [await Promise.all(['a', 'b'].map((k) => o[k])), most]`,
    [[1, 2], 2],
  ],
  [
    `${OPEN} class A { get k() { return p } } const a = { b: new A() }; const w = a?.b?.k.then((v) => [v]); open(5); await w`,
    [5],
  ],
  [
    `${BAD} class A { get k() { return bad() } } class C extends A { get k() { return super.k.then((v) => [v]) } } await new C().k`,
    [false],
  ],
  [
    `${BAD} const o = { get k() { return bad() } }; const n = 'k'; const v = o[n]; const r = v ? 'P' : 'n'; [r, await v]`,
    ['n', false],
  ],
  [
    `${BAD} const o = { get k() { return bad() } }; const { k } = o; const r = k ? 'P' : 'n'; [r, await k]`,
    ['n', false],
  ],
  [
    `${BAD} let n = 0; const o = { get k() { n++; return bad() } }; await o.k; o.k ? 1 : 0; const m = 'k'; o[m] ? 1 : 0; await o[m]; n`,
    4,
  ],
  [
    `let n = 0; class Lazy { get it() { return this.kept ??= (async () => { n++; return await tool(7) })() } } const l = new Lazy(); [await Promise.all([l.it, l.it]), n]`,
    [[7, 7], 1],
  ],
  [`${LOST} const o = { get x() { return lost() } }; try { o.x; 'on' } catch (e) { e.message }`, 'lost'],
  [`${LOST} const o = { get x() { return lost() } }; try { o.x } catch (e) { e.message }`, 'lost'],
  [`${LOST} const o = { get x() { return lost() } }; await o.x.catch((e) => e.message)`, 'lost'],
  [`${BAD} let o = { get k() { return bad() } }; const q = { k: 7 }; await o[(o = q, 'k')]`, false],
  [
    `${BAD} const o = { get k() { return bad() } }; let k, rest; ({ k, ...rest } = o); const r = k ? 'P' : 'n'; [r, await k, rest]`,
    ['n', false, {}],
  ],
  [`${OPEN} const o = { get k() { return p } }; const { k = 3, ...rest } = o; open(5); [await k, rest]`, [5, {}]],
  [`${OPEN} const o = { get k() { return p } }; let k; ({ k } = o); open(5); await k`, 5],
  [
    `class A { #p = 5; get x() { return this.#p } get k() { return tool(1) } } const { k, x } = new A(); [await k, x]`,
    [1, 5],
  ],
  [
    `${BAD} const l = []; const o = { get k() { l.push('k'); return bad() }, get j() { l.push('j'); return bad() } }; const { j, k } = o; await j; await k; l`,
    ['j', 'k'],
  ],
  [
    `${BAD} class A { get k() { return bad() } } let u; try { await u.k } catch (e) { e.message }`,
    `cannot read property 'k' of undefined`,
  ],
  [
    `${OPEN} class Pool { #jobs = []; add(p) { this.#jobs.push(p) } get jobs() { return this.#jobs } } const q = new Pool(); q.add(p); const n = q.jobs.length; open(1); [n, await Promise.all(q.jobs)]`,
    [1, [1]],
  ],
  [
    `${OPEN} class M { m = new Map(); add(k, p) { this.m.set(k, p) } get map() { return this.m } } const m = new M(); m.add(1, p); const has = m.map.has(1); const w = m.map.get(1); open(4); [has, await w]`,
    [true, 4],
  ],
  [
    `${OPEN} class D { d = Promise.withResolvers(); get defer() { return this.d } } const d = new D(); d.defer.resolve(4); await d.defer.promise`,
    4,
  ],
]
