import type { AwaitedProgram } from './in-flight-queues.ts'

/** Helpers that give promises without being async, memos, what objects and classes hold. */
export const HELPERS: readonly AwaitedProgram[] = [
  {
    name: 'a plain helper',
    code: `const load = (n) => twice(n)
out.push(...await Promise.all([1, 2, 3].map((n) => load(n))))
out.push(...await Promise.all([1, 2, 3].map(load)))
out.push(...await Promise.all([load(1), load(2)]))
const p = load(1), q = load(2)
out.push(await p, await q)`,
  },
  {
    name: 'retries side by side',
    code: `const retry = async (fn, n) => { try { return await fn() } catch (e) { if (n === 0) return e.message; return retry(fn, n - 1) } }
out.push(...await Promise.all([1, 2, 3].map((n) => retry(() => check(n), 2))))`,
  },
  {
    name: 'calls with a limit of time',
    code: `const withTimeout = (p, ms) => Promise.race([p, slow('late', ms)])
out.push(...await Promise.all([1, 2, 3].map((n) => withTimeout(twice(n), 3))))`,
  },
  {
    name: 'a loader that keeps what it loads',
    code: `class Loader {
#cache = new Map()
load(k) { let p = this.#cache.get(k); if (!p) { p = twice(k); this.#cache.set(k, p) } return p }
loadMany(ks) { return Promise.all(ks.map((k) => this.load(k))) }
}
const l = new Loader()
out.push(...await l.loadMany([1, 2, 1, 3]))`,
  },
  {
    name: 'promises in fields and constructors',
    code: `class A { constructor() { this.ready = twice(1).then((x) => x + 1); this.other = twice(2) } field = twice(3); async get() { return [await this.ready, await this.other, await this.field] } }
out.push(...await new A().get())`,
  },
  {
    name: 'promises out of a getter',
    code: `const o = { get p() { return twice(1) } }
out.push(await o.p)
const a = o.p, b = o.p
out.push(await a, await b)`,
  },
  {
    name: 'promises in default parameters',
    code: `const f = async (p = twice(1), q = twice(2)) => [await p, await q]
out.push(...await f())`,
  },
  {
    name: 'a memo with a name for what it keeps',
    code: `const cache = new Map()
function load(k) { let p = cache.get(k); if (!p) { p = twice(k); cache.set(k, p) } return p }
out.push(...await Promise.all([1, 2, 1].map((k) => load(k))))`,
  },
  {
    name: 'a memo that hands out a hit',
    code: `const cache = new Map()
function load(k) { const hit = cache.get(k); if (hit) return hit; const p = twice(k); cache.set(k, p); return p }
out.push(...await Promise.all([1, 2, 1].map((k) => load(k))))`,
  },
  {
    name: 'a list of promises on an instance',
    code: `class Store { constructor() { this.jobs = [] } start(n) { this.jobs.push(twice(n)) } done() { return Promise.all(this.jobs) } }
const s = new Store(); s.start(1); s.start(2)
out.push(...await s.done())`,
  },
  {
    name: 'a helper that gives two promises',
    code: `const both = (n) => [twice(n), less(n)]
const [a, b] = both(5)
out.push(await a, await b)
out.push(...await Promise.all(both(2)))`,
  },
  {
    name: 'a helper that may have nothing to wait for',
    code: `const load = (n) => n > 1 ? twice(n) : Promise.resolve(n)
out.push(...await Promise.all([1, 2, 3].map(load)))`,
  },
  {
    name: 'a helper that counts its calls',
    code: `let count = 0
const load = (n) => { count++; return twice(n) }
out.push(...await Promise.all([1, 2, 3].map(load)), count)
out.push(...await Promise.all([1, 2, 3].map((n) => load(n))), count)`,
  },
  {
    name: 'a helper with a late promise of its own',
    code: `function withTimeout(promise, ms) { let timer; const late = new Promise((_, reject) => { timer = slow('late', ms).then(() => reject(new Error('late'))) }); return Promise.race([promise, late]) }
out.push(...await Promise.all([1, 2].map((n) => withTimeout(twice(n), 9))))`,
  },
  {
    name: 'functions that are read from an object',
    code: `const o = { f: () => twice(1), g(n) { return twice(n) } }
const g = o.f
out.push(...await Promise.all([g(), g()]))
const { f } = o
out.push(...await Promise.all([f(), f()]))
const h = o.g
out.push(...await Promise.all([1, 2].map((n) => h(n))))`,
  },
  {
    name: 'methods that are taken off an instance',
    code: `class A { run(n) { return twice(n) } }
const { run } = new A()
out.push(...await Promise.all([1, 2].map((n) => run(n))))
const bound = new A().run.bind(null)
out.push(...await Promise.all([1, 2].map(bound)))`,
  },
  {
    name: 'a function deep in an object',
    code: `const api = { user: { get: (n) => twice(n) } }
const { user: { get } } = api
out.push(...await Promise.all([1, 2].map((n) => get(n))))
out.push(...await Promise.all([1, 2].map((n) => api.user.get(n))))`,
  },
  {
    name: 'helpers that call helpers',
    code: `const get = (k) => twice(k)
const load = (k) => get(k)
const many = (ks) => Promise.all(ks.map(load))
out.push(...await many([1, 2, 3]))
const both = async () => { const [a, b] = await Promise.all([many([1, 2]), many([3, 4])]); return [...a, ...b] }
out.push(...await both())`,
  },
  {
    name: 'a helper that collects promises in a loop',
    code: `function start(list) { const ps = []; for (const n of list) ps.push(twice(n)); return ps }
out.push(...await Promise.all(start([1, 2, 3])))
const all = (list) => Promise.all(start(list))
out.push(...await all([4, 5]))`,
  },
  {
    name: 'functions under Promise.allSettled',
    code: `const settle = (fns) => Promise.allSettled(fns.map((f) => f()))
const r = await settle([() => check(1), () => check(3), async () => await check(2)])
out.push(...r.map(({ status, value, reason }) => [status, value ?? reason.message]))`,
  },
  {
    name: 'steps that are chained',
    code: `const pipe = (...fns) => (x) => fns.reduce((p, f) => p.then(f), Promise.resolve(x))
out.push(...await Promise.all([1, 2].map(pipe((n) => twice(n), (n) => less(n)))))`,
  },
  {
    name: 'a memo of any function',
    code: `const memo = (fn) => { const c = new Map(); return (k) => { if (!c.has(k)) c.set(k, fn(k)); return c.get(k) } }
const get = memo((n) => twice(n))
out.push(...await Promise.all([1, 2, 1].map(get)))
out.push(...await Promise.all([1, 3].map((n) => get(n))))`,
  },
  {
    name: 'lists of promises beside a method named catch',
    code: `class Maybe { constructor(value) { this.value = value } catch(run) { return this.value ?? run() } }
const late = async (n) => ({ get kept() { return n } })
const load = async (n) => { await twice(n); return n }
console.log(new Maybe((await late(1)).kept).catch(() => 0))
out.push(...await Promise.all([1, 2].map(async (n) => await twice(n))))
out.push(...await Promise.all([3, 4].map(load)))
out.push(...await Promise.all(Array.from([5, 6], (n) => load(n))))
out.push(...await Promise.all([...[7, 8].map((n) => load(n)), load(9)]))`,
  },
  {
    name: 'calls under conditions in a list beside a method named then',
    code: `const own = { then(found) { found('own') } }
const load = (n) => twice(n)
out.push(...await Promise.all([own ? load(1) : load(2), own && load(3), (own.none ?? load(4)), load(5)]))`,
  },
]
