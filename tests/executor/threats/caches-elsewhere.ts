/** Caches as programs write them, in a cell where no promise could exist. */
const CACHES: readonly string[] = [
  'const load = (k, f) => m[k] || (m[k] = f(k))',
  'const load = (k, f) => m[k] ??= f(k)',
  'const load = (k, f) => { let p = M.get(k); if (!p) { p = f(k); M.set(k, p) } return p }',
  'const load = (k, f) => { let p = M.get(k); if (p) return p; p = f(k); M.set(k, p); return p }',
  'const load = (k, f) => { const p = m[k]; if (p !== undefined) return p; const q = f(k); m[k] = q; return q }',
  'const load = (k, f) => { if (!M.has(k)) M.set(k, f(k)); return M.get(k) }',
  'const load = (k, f) => { const x = m[k] || f(k); m[k] = x; return x }',
  'let kept; const load = (k, f) => { kept = kept || f(k); return kept }',
  'class C { m = new Map(); load(k, f) { let p = this.m.get(k); if (!p) { p = f(k); this.m.set(k, p) } return p } } const c = new C(); const load = (k, f) => c.load(k, f)',
  'class C { #m = new Map(); load(k, f) { const p = this.#m.get(k); if (p) return p; const q = f(k); this.#m.set(k, q); return q } } const c = new C(); const load = (k, f) => c.load(k, f)',
]

/** What asks for the value, in that cell or in later ones; each gives 'n'. */
const QUESTIONS: readonly (readonly [helper: string, ...cells: string[]])[] = [
  ['', "load('bad', LOADER) ? 'P' : 'n'"],
  ['', "(await load('bad', LOADER)) ? 'P' : 'n'"],
  ["; const ask = (k, f) => load(k, f) ? 'P' : 'n'", "ask('bad', LOADER)"],
  ["; const ask = (k, f) => { const r = load(k, f); return r ? 'P' : 'n' }", "ask('bad', LOADER)"],
  ['', "await Promise.all([load('bad', LOADER), load('bad', LOADER)])", "(await load('bad', LOADER)) ? 'P' : 'n'"],
  ['', "load('bad', LOADER); 0", "[...Object.values(m), ...M.values()].some((v) => v) ? 'P' : 'n'"],
  [
    "; const look = () => [...Object.values(m), ...M.values()].some((v) => v) ? 'P' : 'n'",
    "load('bad', LOADER); look()",
  ],
  ['', "const guard = () => load('bad', LOADER) && danger(); guard(); 'n'"],
]

const LOADERS: readonly string[] = ['(async (k) => allow(k))', 'allow', '((k) => allow(k))']

const programs = CACHES.flatMap((cache, at) =>
  QUESTIONS.map(([helper, ...cells], index): readonly [readonly string[], unknown] => {
    const loader = LOADERS[(at + index) % LOADERS.length] as string
    const first = `const m = {}; const M = new Map(); ${cache}${helper}; 0`
    return [[first, ...cells.map((cell) => cell.replaceAll('LOADER', loader))], 'n']
  }),
)

/** What later cells load into such a cache: async functions, host functions, and what calls one. */
export const CACHES_ELSEWHERE: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  ...programs,
  ...CACHES.map((cache): readonly [readonly string[], unknown] => [
    [
      `const m = {}; const M = new Map(); ${cache}; 0`,
      `let e; try { load('x', async () => refuse('boom')) } catch (x) { e = x.message } e ?? 'none'`,
    ],
    'boom',
  ]),
]
