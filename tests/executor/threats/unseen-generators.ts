/** Gives a list with a promise of false in it. */
const MAKING = `const ok = async (a) => allow(a); const mk = () => { const l = [ok('bad')]; return l }; await Promise.all(mk()); 0`

/** What an earlier cell goes through, the generator of a later one, and what that gives. */
const GENERATORS: readonly (readonly [earlier: string, later: string, value: unknown])[] = [
  [
    `const use = (o) => { for (const l of o) if (l) return 'P'; return 'n' }; 0`,
    `function* g() { yield ok('bad') } use(g())`,
    'n',
  ],
  [
    `const use = (o) => { for (const l of o) if (l) return 'P'; return 'n' }; 0`,
    `function* g() { yield* mk() } use(g())`,
    'n',
  ],
  [`const use = (o) => [...o].some(Boolean) ? 'P' : 'n'; 0`, `function* g() { yield* mk() } use(g())`, 'n'],
  [`const use = (o) => { const [a] = o; return a ? 'P' : 'n' }; 0`, `function* g() { yield* mk() } use(g())`, 'n'],
  [`const use = (o) => o.next().value ? 'P' : 'n'; 0`, `function* g() { yield* mk() } use(g())`, 'n'],
  [
    `const use = (o) => { let r = []; r.push(o.next().value); r.push(o.next(5).value); r.push(o.next(6).value); return r }; 0`,
    `function* g() { const a = yield 1; const b = yield a + 1; return b } use(g())`,
    [1, 6, 6],
  ],
  [
    `const take = (it, n) => { const r = []; for (const x of it) { r.push(x); if (r.length >= n) break } return r }; 0`,
    `let f = 0; function* g() { try { let i = 0; while (true) yield i++ } finally { f++ } } [take(g(), 3), f]`,
    [[0, 1, 2], 1],
  ],
  [
    `const use = (o) => { for (const l of o()) if (l) return 'P'; return 'n' }; 0`,
    `use(function* () { yield* mk() })`,
    'n',
  ],
  [
    `const use = (o) => { for (const l of o.items()) if (l) return 'P'; return 'n' }; 0`,
    `class C { *items() { yield* mk() } }; use(new C())`,
    'n',
  ],
  [
    `const use = (o) => { for (const l of o) if (l) return 'P'; return 'n' }; 0`,
    `use({ *[Symbol.iterator]() { yield ok('bad') } })`,
    'n',
  ],
  [
    `const use = (o) => { for (const l of o) if (l) return 'P'; return 'n' }; 0`,
    `use({ *[Symbol.iterator]() { yield* mk() } })`,
    'n',
  ],
]

/** Generators that get to code which asks for no promises in what it goes through. */
export const UNSEEN_GENERATORS: readonly (readonly [cells: readonly string[], value: unknown])[] = GENERATORS.map(
  ([earlier, later, value]) => [[earlier, MAKING, later], value],
)
