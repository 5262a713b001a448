import type { AwaitedProgram } from './in-flight-queues.ts'

/** Pools, batches, workers, generators and lists of tasks. */
export const POOLS: readonly AwaitedProgram[] = [
  {
    name: 'batches of a function that is handed in',
    code: `async function inBatches(list, size, fn) {
const result = []
for (let at = 0; at < list.length; at += size) {
const batch = list.slice(at, at + size)
result.push(...await Promise.all(batch.map((x) => fn(x))))
}
return result
}
async function work(n) { return await twice(n) }
out.push(...await inBatches([1, 2, 3, 4, 5], 2, twice))
out.push(...await inBatches([1, 2, 3, 4, 5], 2, work))
out.push(...await inBatches([1, 2, 3, 4, 5], 2, (n) => twice(n)))
out.push(...await inBatches([1, 2, 3, 4, 5], 2, (n) => work(n)))
out.push(...await inBatches([1, 2, 3, 4, 5], 2, async (n) => await work(n)))`,
  },
  {
    name: 'batches that map a function as it is',
    code: `async function inBatches(list, size, fn) {
const result = []
for (let at = 0; at < list.length; at += size) result.push(...await Promise.all(list.slice(at, at + size).map(fn)))
return result
}
async function work(n) { return await twice(n) }
out.push(...await inBatches([1, 2, 3, 4, 5], 2, (n) => twice(n)))
out.push(...await inBatches([1, 2, 3, 4, 5], 2, work))`,
  },
  {
    name: 'an async helper that maps what it is handed',
    code: `async function mapAll(list, fn) { return await Promise.all(list.map((x) => fn(x))) }
out.push(...await mapAll([1, 2, 3], (n) => twice(n)))`,
  },
  {
    name: 'a plain helper that maps what it is handed',
    code: `function mapAll(list, fn) { return Promise.all(list.map((x) => fn(x))) }
out.push(...await mapAll([1, 2, 3], (n) => twice(n)))
out.push(...await mapAll([1, 2, 3], twice))`,
  },
  {
    name: 'a pool with a Set and Promise.race',
    code: `async function pool(list, size, fn) {
const executing = new Set(), results = []
for (const item of list) {
const p = Promise.resolve().then(() => fn(item))
results.push(p)
executing.add(p)
const clean = () => executing.delete(p)
p.then(clean).catch(clean)
if (executing.size >= size) await Promise.race(executing)
}
return Promise.all(results)
}
async function work(n) { return await twice(n) }
out.push(...await pool([1, 2, 3, 4, 5], 2, (n) => twice(n)))
out.push(...await pool([1, 2, 3, 4, 5], 2, work))
out.push(...await pool([1, 2, 3, 4, 5], 2, (n) => work(n)))`,
  },
  {
    name: 'a pool that is an async generator',
    code: `async function* asyncPool(concurrency, iterable, iteratorFn) {
const executing = new Set()
async function consume() {
const [promise, value] = await Promise.race(executing)
executing.delete(promise)
return value
}
for (const item of iterable) {
const promise = (async () => await iteratorFn(item, iterable))().then((value) => [promise, value])
executing.add(promise)
if (executing.size >= concurrency) yield await consume()
}
while (executing.size) yield await consume()
}
for await (const v of asyncPool(2, [1, 2, 3, 4, 5], (n) => twice(n))) out.push(v)`,
  },
  {
    name: 'a pool with a list of tasks',
    code: `async function pool(tasks, size) {
const results = [], executing = []
for (const task of tasks) {
const p = task()
results.push(p)
const e = p.then(() => executing.splice(executing.indexOf(e), 1))
executing.push(e)
if (executing.length >= size) await Promise.race(executing)
}
return Promise.all(results)
}
async function work(n) { return await twice(n) }
out.push(...await pool([1, 2, 3, 4, 5].map((n) => () => twice(n)), 2))
out.push(...await pool([1, 2, 3, 4, 5].map((n) => () => work(n)), 2))`,
  },
  {
    name: 'a pool at the top level',
    code: `const running = new Set()
const results = []
for (const n of [1, 2, 3, 4, 5]) {
const p = twice(n).finally(() => running.delete(p))
running.add(p)
results.push(p)
if (running.size >= 2) await Promise.race(running)
}
out.push(...await Promise.all(results))`,
  },
  {
    name: 'a generator of calls',
    code: `function* gen(list) { for (const n of list) yield twice(n) }
out.push(...await Promise.all([...gen([1, 2, 3])]))`,
  },
  {
    name: 'a generator of calls of an async function',
    code: `async function work(n) { return await twice(n) }
function* gen(list) { for (const n of list) yield work(n) }
out.push(...await Promise.all([...gen([1, 2, 3])]))
out.push(...await Promise.all(gen([1, 2, 3])))`,
  },
  {
    name: 'a generator under Promise.all as it is',
    code: `function* gen(list) { for (const n of list) yield twice(n) }
out.push(...await Promise.all(gen([1, 2, 3])))
out.push(...await Promise.all(Array.from(gen([1, 2, 3]))))`,
  },
  {
    name: 'a generator that is awaited one by one',
    code: `function* gen(list) { for (const n of list) yield twice(n) }
for (const p of gen([1, 2, 3])) out.push(await p)
const ps = [...gen([1, 2, 3])]
for (const p of ps) out.push(await p)`,
  },
  {
    name: 'a list of tasks',
    code: `const tasks = [1, 2, 3].map((n) => () => twice(n))
out.push(...await Promise.all(tasks.map((t) => t())))
const running = tasks.map((t) => t())
for (const r of running) out.push(await r)`,
  },
  {
    name: 'an object of tasks',
    code: `const tasks = { a: () => twice(1), b: () => twice(2) }
const running = Object.fromEntries(Object.entries(tasks).map(([k, t]) => [k, t()]))
for (const k in running) out.push(k, await running[k])`,
  },
  {
    name: 'chains in a generator',
    code: `function* g() { yield twice(1).then((x) => x + 1); yield twice(2) }
out.push(...await Promise.all([...g()]))`,
  },
  {
    name: 'entries of an object of tasks',
    code: `const tasks = { a: () => twice(1), b: () => twice(2) }
out.push(...await Promise.all(Object.entries(tasks).map(async ([k, t]) => [k, await t()])))
out.push(...await Promise.all(Object.values(tasks).map((t) => t())))`,
  },
  {
    name: 'tasks found by a key',
    code: `const tasks = { a: () => twice(1), b: () => twice(2) }
const running = []
for (const k in tasks) { const t = tasks[k]; running.push(t()) }
out.push(...await Promise.all(running))`,
  },
  {
    name: 'tasks that are started into an object',
    code: `const tasks = { a: () => twice(1), b: () => twice(2) }
const running = {}
for (const [k, t] of Object.entries(tasks)) running[k] = t()
for (const [k, p] of Object.entries(running)) out.push(k, await p)`,
  },
  {
    name: 'a method that maps another',
    code: `class L { load(k) { return twice(k) } many(ks) { return Promise.all(ks.map((k) => this.load(k))) } }
out.push(...await new L().many([1, 2]))`,
  },
  {
    name: 'methods of an object that map each other',
    code: `const api = { get: (k) => twice(k), all(ks) { return Promise.all(ks.map((k) => api.get(k))) } }
out.push(...await api.all([1, 2, 3]))`,
  },
  {
    name: 'a semaphore that is not async',
    code: `class Sem { constructor(n) { this.n = n; this.q = [] } acquire() { if (this.n > 0) { this.n--; return Promise.resolve() } return new Promise((r) => this.q.push(r)) } release() { const r = this.q.shift(); if (r) r(); else this.n++ } }
const sem = new Sem(2)
const use = (fn) => sem.acquire().then(fn).finally(() => sem.release())
out.push(...await Promise.all([1, 2, 3, 4].map((n) => use(() => twice(n)))))`,
  },
  {
    name: 'workers that take tasks',
    code: `async function runAll(tasks, n) { const out = []; let i = 0; const next = async () => { while (i < tasks.length) { const at = i++; out[at] = await tasks[at]() } }; await Promise.all(Array(n).fill().map(next)); return out }
out.push(...await runAll([1, 2, 3, 4].map((n) => () => twice(n)), 2))`,
  },
  {
    name: 'listeners that are awaited together',
    code: `class E { handlers = {}; on(k, f) { (this.handlers[k] ??= []).push(f) } emit(k, ...a) { return Promise.all((this.handlers[k] ?? []).map((f) => f(...a))) } }
const e = new E()
e.on('x', (n) => twice(n)); e.on('x', (n) => less(n)); e.on('x', async (n) => await twice(n))
out.push(...await e.emit('x', 4))`,
  },
]
