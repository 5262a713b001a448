const CLIENT =
  "let now = 0, most = 0; const client = { async NAME(x) { now++; most = Math.max(most, now); await slow(x, 3); now--; if (x === 'bad') throw new Error('no'); return x } }; const api = new Api(client); "

const USES: readonly (readonly [use: string, value: unknown])[] = [
  ["[await api.load('bad').catch(() => 'caught')]", ['caught']],
  ["(await Promise.allSettled([api.load('bad'), api.load(1)])).map((x) => x.status)", ['rejected', 'fulfilled']],
  ["let r; try { r = await api.load('bad') } catch (error) { r = error.message } [r]", ['no']],
  ["let r; try { r = api.load('bad') } catch (error) { r = error.message } [r]", ['no']],
  ["api.load(0) ? ['paid'] : ['no']", ['no']],
  ['[1, 2].map((x) => api.load(x)).join()', '1,2'],
]

const OVERLAPPING: readonly (readonly [use: string, value: unknown])[] = [
  ['await Promise.all([api.load(1), api.load(2)]); most', 2],
  ['await Promise.all([1, 2].map((x) => api.load(x))); most', 2],
  ['const p = api.load(1); const q = api.load(2); await p; await q; most', 2],
  ['const l = []; for (const x of [1, 2]) l.push(api.load(x)); await Promise.all(l); most', 2],
]

const WRAPPERS: readonly (readonly [wrapper: string, name: string])[] = ['fetch', 'get', 'load'].flatMap((name) => [
  [`class Api { constructor(c) { this.client = c } load(x) { return this.client.${name}(x) } } 0`, name],
  [
    `class Api { constructor(c) { this.client = c } load(x) { if (x === 9) return 9; return this.client.${name}(x) } } 0`,
    name,
  ],
  [`class Api { #client; constructor(c) { this.#client = c } load(x) { return this.#client.${name}(x) } } 0`, name],
  [`function Api(c) { return { load(x) { return c.${name}(x) } } } 0`, name],
  [`function Api(c) { this.load = (x) => c.${name}(x) } 0`, name],
  [`class Api { constructor(c) { this.c = c } load = (x) => this.c.${name}(x) } 0`, name],
  [`const wrap = (c) => (x) => c.${name}(x); function Api(c) { this.load = wrap(c) } 0`, name],
])

type Cases = readonly (readonly [cells: readonly string[], value: unknown])[]

const casesOf = (uses: readonly (readonly [use: string, value: unknown])[]): Cases =>
  WRAPPERS.flatMap(([wrapper, name]) =>
    uses.map(([use, value]) => [[wrapper, CLIENT.replace('NAME', name) + use], value] as const),
  )

/** What plain functions of earlier cells hand on is a promise for who asks for one, and a value for all others. */
export const RELAYED: Cases = casesOf(USES)

/** The same with as many calls in flight as in plain JavaScript. */
export const RELAYED_IN_FLIGHT: Cases = casesOf(OVERLAPPING)
