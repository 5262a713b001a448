/** What an earlier cell has, what a later one does with it, and what that gives. */
type Way = readonly [earlier: string, later: string, value: unknown]

/** What helpers call and test at once is a value there. */
const TESTED: readonly Way[] = [
  [`const guard = (t, f) => t() && f(); 0`, `guard(async () => allow('bad'), danger); 1`, 1],
  [`const guard = (t, f) => t() && f(); 0`, `await guard(async () => allow('bad'), async () => danger()); 1`, 1],
  [`const guard = (t, f) => { return t() && f() }; 0`, `guard(async () => allow('bad'), () => danger())`, false],
  [`const o = { guard(t, f) { return t() && f() } }; 0`, `o.guard(async () => allow('bad'), danger)`, false],
  [`const guard = (t, f) => t() || f(); 0`, `guard(async () => allow('bad'), async () => tool(5))`, 5],
  [`const guard = (t, f) => t() ?? f(); 0`, `guard(async () => null, async () => tool(5))`, 5],
  [
    `const guard = (t, u, f) => (t() || u()) && f(); 0`,
    `guard(async () => 0, async () => allow('bad'), danger)`,
    false,
  ],
  [`const when = (c, f) => c('bad') && f; 0`, `when(async (a) => allow(a), 5)`, false],
]

/** What helpers put into what a later cell hands them is found there, under whatever key. */
const PUT = `const put = (o, k, f) => { o[k] = f('bad') }; 0`
const IS = `put(o, 'x', async (a) => allow(a));`
const PUT_INTO: readonly Way[] = [
  [PUT, `const o = {}; ${IS} if (o.x) danger(); 1`, 1],
  [PUT, `const o = {}; ${IS} const { x = 5 } = o; x ? 'P' : 'n'`, 'n'],
  [PUT, `const o = { x: 0 }; ${IS} for (const k in o) if (o[k]) danger(); 1`, 1],
  [PUT, `const o = []; put(o, 0, async (a) => allow(a)); for (const x of o) if (x) danger(); 1`, 1],
  [`${PUT}; const o = {}; 0`, `${IS} if (o.x) danger(); 1`, 1],
  [
    `const put = (o, k, f) => { Object.assign(o, { [k]: f('bad') }) }; 0`,
    `const o = {}; ${IS} if (o.x) danger(); 1`,
    1,
  ],
]

const FALSE = `const f = async (x) => allow('bad');`
/** What is put into a list after code that knows of no promise was given it is a value. */
const PUT_LATER: readonly Way[] = [
  [
    `class S { put(x) { this.v = x } is() { return this.v.some(Boolean) ? 'P' : 'n' } }; 0`,
    `${FALSE} const s = new S(); const o = []; s.put(o); const p = f(); o.push(p); const r = s.is(); await p; r`,
    'n',
  ],
  [
    `const kept = []; const keep = (o) => { kept.push(o) }; const is = () => kept.some((o) => o[0]) ? 'P' : 'n'; 0`,
    `${FALSE} const o = []; keep(o); o.push(f()); const r = is(); await o[0]; r`,
    'n',
  ],
  [
    `const kept = []; const keep = (o) => { kept.push(o) }; const is = () => kept.some((o) => o.get('a')); 0`,
    `${FALSE} const o = new Map(); keep(o); o.set('a', f()); const r = is(); await o.get('a'); r`,
    false,
  ],
  [
    `const view = (o, k) => () => o[k] ? 'P' : 'n'; 0`,
    `${FALSE} const o = {}; const v = view(o, 'a'); o.a = f(); const r = v(); await o.a; r`,
    'n',
  ],
  [
    `class View { #o; constructor(o) { this.#o = o } is() { return this.#o[0] ? 'P' : 'n' } }; 0`,
    `${FALSE} const o = []; const v = new View(o); o.push(f()); const r = v.is(); await o[0]; r`,
    'n',
  ],
]

const LIST = `const mk = () => { const l = []; return { get: () => l, any: () => l.some((x) => x) ? 'P' : 'n' } }; 0`
const HELD = `const st = { l: [] }; const any = () => st.l.some((x) => x) ? 'P' : 'n'; 0`
const IN_MAP = `const st = new Map([['a', []]]); const any = () => st.get('a').some((x) => x) ? 'P' : 'n'; 0`
/** So is what is put into a list that such code gives, or that is read out of what it has. */
const PUT_BACK: readonly Way[] = [
  [LIST, `${FALSE} const s = mk(); const l = s.get(); l.push(f()); const r = s.any(); await l[0]; r`, 'n'],
  [LIST, `${FALSE} const s = mk(); s.get().push(f()); const r = s.any(); await Promise.all(s.get()); r`, 'n'],
  [HELD, `${FALSE} const { l } = st; l.push(f()); const r = any(); await Promise.all(l); r`, 'n'],
  [HELD, `${FALSE} const [l] = Object.values(st); l.push(f()); const r = any(); await Promise.all(l); r`, 'n'],
  [IN_MAP, `${FALSE} st.get('a').push(f()); const r = any(); await Promise.all(st.get('a')); r`, 'n'],
  [IN_MAP, `${FALSE} for (const [, l] of st) l.push(f()); const r = any(); await Promise.all(st.get('a')); r`, 'n'],
  [
    `const parse = (text) => text.split(',').map((id) => ({ id })); 0`,
    `let n = 0, most = 0; const load = async (k) => { n++; most = Math.max(most, n); await sleep(3); n--; return k };
     const jobs = parse('a,b').map((one) => ({ ...one, job: load(one.id) })); for (const { job } of jobs) await job; most`,
    2,
  ],
]

/** What is looked through for promises stays what it is: texts of templates, iterators, callbacks with a `then`. */
const LOOKED_THROUGH: readonly Way[] = [
  [
    `0`,
    `const real = Function.prototype.apply; const tag = (texts, r) => texts.length + r; const f = async (x) => tool(x); tag\`\${f(1)}\``,
    3,
  ],
  [
    `const head = (it) => it.next().value; 0`,
    `${FALSE} const l = [f()]; const it = [1, 2, 3].values(); const o = { it, l }; head(o.it); const r = [...it]; await l[0]; r`,
    [2, 3],
  ],
  [
    `const head = (it) => it.next().value; 0`,
    `${FALSE} const l = [f(), 2, 3]; const it = l.values(); const r = [head(it), head(it), ...it]; await l[0]; r`,
    [false, 2, 3],
  ],
  [
    `const out = []; const holder = ((kept) => ({ then(run) { return kept || run() } }))(tool(0)); 0`,
    `out.push([1, 2].filter(() => holder.then(() => tool(8))).length)
     const guard = new Proxy({}, { get: (target, key) => (key === 'ok' ? (tool(tool(0)) && tool(1)) : undefined) })
     out.push(Reflect.get(guard, 'ok') === true); out`,
    [2, false],
  ],
]

const KEEP = `const kept = []; const keep = (o) => { kept.push(o) }; 0`
const LOAD = `const load = async (x) => tool(x); const o = []; keep(o); o.push(load(1));`
/** A method of promises is called on what is a value by then, whatever it is read by. */
const THEN: readonly Way[] = [
  [KEEP, `${LOAD} await o[0].then((x) => x + 1)`, 2],
  [KEEP, `${LOAD} const [p] = o; await p.then((x) => x + 1)`, 2],
  [KEEP, `${LOAD} await o.at(0).then((x) => x + 1)`, 2],
  [KEEP, `${LOAD} const out = []; for (const p of o) out.push(await p.then((x) => x + 1)); out`, [2]],
  [KEEP, `${LOAD} await Promise.all(o.map((p) => p.then((x) => x + 1)))`, [2]],
  [KEEP, `${LOAD} const m = new Map(); keep(m); m.set(1, load(1)); await m.get(1).finally(() => 0)`, 1],
  [KEEP, `${LOAD} const e = {}; keep(e); e.p = load(1); const { p } = e; await p.catch(() => 0)`, 1],
  [
    `0`,
    `const h = async () => Object.assign({}, { b: 'tea' }); const o = { b: [(async (v) => tool(v))(7)] };
     const r = await o.b[0].then((x) => x); [r, Reflect.apply(h, undefined, [1]).b]`,
    [7, 'tea'],
  ],
]

export const PUT_AWAY_REACHED: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  ...[...TESTED, ...PUT_INTO, ...PUT_LATER, ...PUT_BACK, ...LOOKED_THROUGH, ...THEN].map(
    ([earlier, later, value]) => [[earlier, later], value] as const,
  ),
]
