/** What nothing outside of `use` holds hands on what `f` gives: nothing stands for it that would give values. */
const HIDDEN: readonly string[] = [
  `class R { #f; constructor(f){this.#f=f} #run(){return this.#f()} read(){return this.#run()?'T':'F'} }; const use = (f) => new R(f).read()`,
  `const use = f => { const run = () => f(); return run() ? 'T' : 'F' }`,
  `const use = f => { const run = () => f(); return !run() ? 'F' : 'T' }`,
  `const use = f => { const run = () => f(); if (run() === false) return 'F'; return 'T' }`,
  `const use = f => { const run = () => f(); return \`\${run()}\` === 'false' ? 'F' : 'T' }`,
  `const use = f => (() => f())() ? 'T' : 'F'`,
  `const use = f => { const v = (() => f())(); return v ? 'T' : 'F' }`,
  `class R { constructor(f){this.f=f} get v(){return this.f()} read(){return this.v ? 'T' : 'F'} }; const use = (f) => new R(f).read()`,
  `class R { constructor(f){this.f=f} get #v(){return this.f()} read(){return this.#v ? 'T' : 'F'} }; const use = (f) => new R(f).read()`,
  `const use = (f) => { const o = { get v() { return f() } }; return o.v ? 'T' : 'F' }`,
  `const lib = (() => { const run = (f) => f(); return { check: (f) => run(f) ? 'T' : 'F' } })(); const use = (f) => lib.check(f)`,
  `const use = (f) => { const rec = (n) => n ? rec(n - 1) : f(); return rec(2) ? 'T' : 'F' }`,
  `const use = (f) => { const p = new Proxy({}, { get: () => f() }); return p.x ? 'T' : 'F' }`,
  `const use = (f) => { const o = { [Symbol.toPrimitive]() { return f() } }; return \`\${o}\` === 'false' ? 'F' : 'T' }`,
  `const use = (f) => { const o = { toString() { return f() } }; return String(o) === 'false' ? 'F' : 'T' }`,
  `const use = (f) => { const o = { toJSON() { return f() } }; return JSON.stringify(o) === 'false' ? 'F' : 'T' }`,
  `const use = (f) => { const C = { [Symbol.hasInstance]() { return f() } }; return ({}) instanceof C ? 'T' : 'F' }`,
  `const use = async (f) => { for (let i = 0; i < 2; i++) { const go = () => f(); if (go()) return 'T' } return 'F' }`,
  `const use = (f) => { const run = () => f(); const l = [1].filter(() => run()); return l.length ? 'T' : 'F' }`,
  `const use = (f) => { const run = () => f(); const l = [1].map(run); return l[0] ? 'T' : 'F' }`,
  `function use(f) { return go() ? 'T' : 'F'; function go() { return f() } }`,
  `const use = (f) => { function* g() { yield f() } for (const x of g()) return x ? 'T' : 'F' }`,
  `const use = (f) => { function* g() { return f() } return g().next().value ? 'T' : 'F' }`,
  `const use = (f) => { class A { static #run() { return f() } static go() { return A.#run() ? 'T' : 'F' } } return A.go() }`,
  `const use = (f) => { const run = () => { const r = f(); return r }; return run() ? 'T' : 'F' }`,
  `const use = (f) => { const run = () => [f()]; return run()[0] ? 'T' : 'F' }`,
  `const use = (f) => { const run = () => ({ ok: f() }); return run().ok ? 'T' : 'F' }`,
  `const use = (f) => { const run = (g = f()) => g; return run() ? 'T' : 'F' }`,
  `const use = (f) => { const run = () => f(), twice = () => run(); return twice() ? 'T' : 'F' }`,
  `const use = (f) => { let run; run = () => f(); return run() ? 'T' : 'F' }`,
  `const use = (f) => { const run = function me(n) { return n ? me(n - 1) : f() }; return run(2) ? 'T' : 'F' }`,
]

const GIVEN: readonly string[] = ["async () => allow('bad')", "() => allow('bad')", "allow.bind(null, 'bad')"]

/** Helpers of an earlier cell with helpers of their own; each answers 'F'. */
export const HIDDEN_HELPERS: readonly (readonly [cells: readonly string[], value: unknown])[] = HIDDEN.flatMap(
  (helper, at) =>
    [GIVEN[0], GIVEN[1 + (at % 2)]].map((given): readonly [readonly string[], unknown] => [
      [`${helper}; 0`, `await use(${given})`],
      'F',
    ]),
)
