import type { AwaitedProgram } from './in-flight-queues.ts'

/** Limiters as models write them, and the cores of p-limit, p-map and p-queue. */
export const LIMITERS: readonly AwaitedProgram[] = [
  {
    name: 'a limiter of calls of a host function',
    code: `const limiter = (most) => {
let active = 0
const queue = []
const next = () => {
if (active >= most || queue.length === 0) return
active++
const { run, resolve, reject } = queue.shift()
run().then(resolve, reject).finally(() => { active--; next() })
}
return (run) => new Promise((resolve, reject) => { queue.push({ run, resolve, reject }); next() })
}
const limited = limiter(2)
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited(() => twice(n)))))`,
  },
  {
    name: 'a limiter of calls of an async function',
    code: `const limiter = (most) => {
let active = 0
const queue = []
const next = () => {
if (active >= most || queue.length === 0) return
active++
const { run, resolve, reject } = queue.shift()
run().then(resolve, reject).finally(() => { active--; next() })
}
return (run) => new Promise((resolve, reject) => { queue.push({ run, resolve, reject }); next() })
}
const limited = limiter(2)
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited(() => work(n)))))`,
  },
  {
    name: 'a limiter that resolves what it runs',
    code: `const limiter = (most) => {
let active = 0
const queue = []
const next = () => {
if (active >= most || queue.length === 0) return
active++
const { run, resolve, reject } = queue.shift()
Promise.resolve(run()).then(resolve, reject).finally(() => { active--; next() })
}
return (run) => new Promise((resolve, reject) => { queue.push({ run, resolve, reject }); next() })
}
const limited = limiter(2)
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited(() => twice(n)))))`,
  },
  {
    name: 'a limiter whose step is async',
    code: `const limiter = (most) => {
let active = 0
const queue = []
const next = async () => {
if (active >= most || queue.length === 0) return
active++
const { run, resolve, reject } = queue.shift()
try { resolve(await run()) } catch (e) { reject(e) } finally { active--; next() }
}
return (run) => new Promise((resolve, reject) => { queue.push({ run, resolve, reject }); next() })
}
const limited = limiter(2)
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited(() => twice(n)))))`,
  },
  {
    name: 'a limiter that queues resolvers',
    code: `function limiter(most) {
let active = 0
const queue = []
function next() {
active--
if (queue.length > 0) queue.shift()()
}
return async (run) => {
if (active >= most) await new Promise((resolve) => queue.push(resolve))
active++
try { return await run() } finally { next() }
}
}
const limited = limiter(2)
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited(() => twice(n)))))`,
  },
  {
    name: 'a limiter that queues closures',
    code: `const limiter = (most) => {
let active = 0
const queue = []
const next = () => { if (active < most && queue.length) { active++; queue.shift()() } }
return (run) => new Promise((resolve, reject) => {
queue.push(() => run().then(resolve, reject).finally(() => { active--; next() }))
next()
})
}
const limited = limiter(2)
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited(() => twice(n)))))`,
  },
  {
    name: 'a limiter on an instance',
    code: `class Limiter {
constructor(most) { this.most = most; this.active = 0; this.queue = [] }
run(fn) { return new Promise((resolve, reject) => { this.queue.push({ fn, resolve, reject }); this.next() }) }
next() {
while (this.active < this.most && this.queue.length > 0) {
const { fn, resolve, reject } = this.queue.shift()
this.active++
fn().then(resolve, reject).finally(() => { this.active--; this.next() })
}
}
}
const limited = new Limiter(2)
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited.run(() => work(n)))))
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limited.run(() => twice(n)))))`,
  },
  {
    name: 'p-limit, with its properties',
    code: `function pLimit(concurrency) {
const queue = []
let activeCount = 0
const next = () => { activeCount--; if (queue.length > 0) queue.shift()() }
const run = async (fn, resolve, args) => {
activeCount++
const result = (async () => fn(...args))()
resolve(result)
try { await result } catch {}
next()
}
const enqueue = (fn, resolve, args) => {
queue.push(run.bind(undefined, fn, resolve, args));
(async () => {
await Promise.resolve()
if (activeCount < concurrency && queue.length > 0) queue.shift()()
})()
}
const generator = (fn, ...args) => new Promise((resolve) => { enqueue(fn, resolve, args) })
Object.defineProperties(generator, { activeCount: { get: () => activeCount }, pendingCount: { get: () => queue.length }, clearQueue: { value: () => { queue.length = 0 } } })
return generator
}
const limit = pLimit(2)
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limit(() => twice(n)))))`,
  },
  {
    name: 'p-limit, with arguments',
    code: `function pLimit(concurrency) {
const queue = []
let activeCount = 0
const next = () => { activeCount--; if (queue.length > 0) queue.shift()() }
const run = async (fn, resolve, args) => {
activeCount++
const result = (async () => fn(...args))()
resolve(result)
try { await result } catch {}
next()
}
const enqueue = (fn, resolve, args) => {
queue.push(run.bind(undefined, fn, resolve, args));
(async () => {
await Promise.resolve()
if (activeCount < concurrency && queue.length > 0) queue.shift()()
})()
}
return (fn, ...args) => new Promise((resolve) => { enqueue(fn, resolve, args) })
}
const limit = pLimit(2)
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limit(work, n))))
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limit(() => work(n)))))`,
  },
  {
    name: 'p-limit of a later version',
    code: `function pLimit(concurrency) {
const queue = []
let activeCount = 0
const resumeNext = () => { if (activeCount < concurrency && queue.length > 0) { activeCount++; queue.shift().run() } }
const next = () => { activeCount--; resumeNext() }
const run = async (function_, resolve, arguments_) => {
const result = (async () => function_(...arguments_))()
resolve(result)
try { await result } catch {}
next()
}
const enqueue = (function_, resolve, reject, arguments_) => {
const queueItem = {}
new Promise((internalResolve) => { queueItem.run = internalResolve; queue.push(queueItem) }).then(run.bind(undefined, function_, resolve, arguments_))
if (activeCount < concurrency) resumeNext()
}
return (function_, ...arguments_) => new Promise((resolve, reject) => { enqueue(function_, resolve, reject, arguments_) })
}
const limit = pLimit(2)
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => limit(() => twice(n)))))`,
  },
  {
    name: 'p-map',
    code: `async function pMap(iterable, mapper, { concurrency = Infinity } = {}) {
return new Promise((resolve, reject) => {
const result = []
const iterator = iterable[Symbol.iterator]()
let isRejected = false, isDone = false, resolving = 0, index = 0
const next = () => {
if (isRejected) return
const item = iterator.next()
const i = index++
if (item.done) { isDone = true; if (resolving === 0) resolve(result); return }
resolving++;
(async () => {
try {
const element = await item.value
result[i] = await mapper(element, i)
resolving--
next()
} catch (error) { isRejected = true; reject(error) }
})()
}
for (let i = 0; i < concurrency; i++) { next(); if (isDone) break }
})
}
out.push(...await pMap([1, 2, 3, 4, 5], (n) => twice(n), { concurrency: 2 }))
async function work(n) { return await twice(n) }
out.push(...await pMap([1, 2, 3, 4, 5], work, { concurrency: 3 }))`,
  },
  {
    name: 'workers that are handed a function',
    code: `async function pMap(list, mapper, size) {
const result = new Array(list.length)
let at = 0
async function worker() { while (at < list.length) { const i = at++; result[i] = await mapper(list[i], i) } }
await Promise.all(Array.from({ length: size }, () => worker()))
return result
}
out.push(...await pMap([1, 2, 3, 4, 5], (n) => twice(n), 2))
out.push(...await pMap([1, 2, 3, 4, 5], twice, 2))`,
  },
  {
    name: 'p-queue',
    code: `class PQueue {
#queue = []
#pending = 0
#concurrency
#idle = []
constructor({ concurrency = Infinity } = {}) { this.#concurrency = concurrency }
#tryNext() {
if (this.#queue.length === 0) { if (this.#pending === 0) { for (const r of this.#idle) r(); this.#idle = [] } return false }
if (this.#pending >= this.#concurrency) return false
const job = this.#queue.shift()
job()
return true
}
#next() { this.#pending--; this.#tryNext() }
async add(fn) {
return new Promise((resolve, reject) => {
this.#queue.push(async () => {
this.#pending++
try { const result = await fn(); resolve(result) } catch (error) { reject(error) } finally { this.#next() }
})
this.#tryNext()
})
}
async addAll(fns) { return Promise.all(fns.map(async (fn) => this.add(fn))) }
async onIdle() { if (this.#pending === 0 && this.#queue.length === 0) return; await new Promise((r) => { this.#idle.push(r) }) }
}
const queue = new PQueue({ concurrency: 2 })
out.push(...await Promise.all([1, 2, 3, 4, 5].map((n) => queue.add(() => twice(n)))))
out.push(...await queue.addAll([1, 2, 3].map((n) => () => twice(n))))
await queue.onIdle()`,
  },
]
