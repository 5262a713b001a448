import type { Pattern } from './awaited-program.ts'

/** Pools, limiters, chunks, gates, queues. */
export const QUEUED: readonly Pattern[] = [
  (work, list, size) => `const running = new Set(), all = []
for (const n of ${list()}) {
const p = ${work()}(n).then((a) => { running.delete(p); return a })
running.add(p)
all.push(p)
if (running.size >= ${size()}) await Promise.race(running)
}
out.push(...await Promise.all(all))`,
  (work, list, size) => `const list = ${list()}
let next = 0
const made = []
const worker = async () => { while (next < list.length) { const at = next++; made[at] = await ${work()}(list[at]) } }
await Promise.all(Array.from({ length: ${size()} }, worker))
out.push(...made)`,
  (work, list, size) => `const limit = (most) => {
let active = 0
const queue = []
const go = () => {
if (active >= most || queue.length === 0) return
active++
const { run, resolve, reject } = queue.shift()
run().then(resolve, reject).finally(() => { active--; go() })
}
return (run) => new Promise((resolve, reject) => { queue.push({ run, resolve, reject }); go() })
}
const limited = limit(${size()})
out.push(...await Promise.all(${list()}.map((n) => limited(() => ${work()}(n)))))`,
  (work, list, size) => `const list = ${list()}
for (let at = 0; at < list.length; at += ${size()}) {
out.push(...await Promise.all(list.slice(at, at + ${size()}).map((n) => ${work()}(n))))
}`,
  (work, list, size) => `class Semaphore {
#free = ${size()}
#waiting = []
async take() { if (this.#free > 0) { this.#free--; return } await new Promise((resolve) => { this.#waiting.push(resolve) }) }
give() { const next = this.#waiting.shift(); if (next) next(); else this.#free++ }
async use(run) { await this.take(); try { return await run() } finally { this.give() } }
}
const gate = new Semaphore()
out.push(...await Promise.all(${list()}.map((n) => gate.use(() => ${work()}(n)))))`,
  (work, list) => `const held = new Map()
const load = (n) => { if (!held.has(n)) held.set(n, ${work()}(n)); return held.get(n) }
out.push(...await Promise.all([...${list()}, 1, 2].map(load)), held.size)`,
  (work) => `let held
const load = () => held ??= ${work()}(4)
out.push(await load(), await load(), ...await Promise.all([load(), load()]))`,
  (work, list) => `class Queue {
last = Promise.resolve()
add(run) { const mine = this.last.then(run); this.last = mine.catch(() => {}); return mine }
}
const queue = new Queue()
out.push(...await Promise.all(${list()}.map((n) => queue.add(() => ${work()}(n)))))`,
  (work, list) => `class Queue {
#last = Promise.resolve()
add(run) { const mine = this.#last.then(run); this.#last = mine.catch(() => {}); return mine }
}
const one = new Queue(), two = new Queue()
out.push(...await Promise.all(${list()}.map((n) => (n % 2 ? one : two).add(() => ${work()}(n)))))`,
  (work, list) => `class Queue {
static #last = Promise.resolve()
static last = Promise.resolve()
static add(run) { const mine = Queue.#last.then(run); Queue.#last = mine.catch(() => {}); return mine }
static put(run) { const mine = this.last.then(run); this.last = mine.catch(() => {}); return mine }
}
out.push(...await Promise.all(${list()}.map((n) => Queue.add(() => ${work()}(n)))))
out.push(...await Promise.all(${list()}.map((n) => Queue.put(() => ${work()}(n)))))`,
  (work, list, size) => `const last = new Map()
const queued = (key, run) => {
const mine = (last.get(key) ?? Promise.resolve()).then(run)
last.set(key, mine.catch(() => {}))
return mine
}
out.push(...await Promise.all(${list()}.map((n) => queued(n % ${size()}, () => ${work()}(n)))))`,
  (work, list, size) => `class Limiter {
#most = ${size()}
#active = 0
#queue = []
run(work) { return new Promise((resolve, reject) => { this.#queue.push({ work, resolve, reject }); this.#next() }) }
#next() {
while (this.#active < this.#most && this.#queue.length > 0) {
const { work, resolve, reject } = this.#queue.shift()
this.#active++
Promise.resolve(work()).then(resolve, reject).finally(() => { this.#active--; this.#next() })
}
}
}
const limiter = new Limiter()
out.push(...await Promise.all(${list()}.map((n) => limiter.run(() => ${work()}(n)))))`,
  (work, list, size) => `const limit = (most) => {
let active = 0
const queue = []
const next = () => { if (active < most && queue.length > 0) { active++; queue.shift()() } }
return (run) => new Promise((resolve, reject) => {
queue.push(() => run().then(resolve, reject).finally(() => { active--; next() }))
next()
})
}
const limited = limit(${size()})
out.push(...await Promise.all(${list()}.map((n) => limited(() => ${work()}(n)))))`,
  // As in p-limit.
  (work, list, size) => `const pLimit = (concurrency) => {
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
const limit = pLimit(${size()})
out.push(...await Promise.all(${list()}.map((n) => limit(() => ${work()}(n)))))
out.push(...await Promise.all(${list()}.map((n) => limit(${work()}, n))))`,
  // As in p-map.
  (work, list, size) => `const pMap = (iterable, mapper, { concurrency }) => new Promise((resolve, reject) => {
const result = []
const iterator = iterable[Symbol.iterator]()
let isDone = false, resolving = 0, index = 0
const next = () => {
const item = iterator.next()
const at = index++
if (item.done) { isDone = true; if (resolving === 0) resolve(result); return }
resolving++;
(async () => {
try {
const element = await item.value
result[at] = await mapper(element, at)
resolving--
next()
} catch (error) { reject(error) }
})()
}
for (let count = 0; count < concurrency; count++) { next(); if (isDone) break }
})
out.push(...await pMap(${list()}, (n) => ${work()}(n), { concurrency: ${size()} }))`,
  // As in p-queue.
  (work, list, size) => `class PQueue {
#queue = []
#pending = 0
#concurrency
constructor({ concurrency }) { this.#concurrency = concurrency }
#tryNext() {
if (this.#queue.length === 0 || this.#pending >= this.#concurrency) return false
const job = this.#queue.shift()
job()
return true
}
async add(fn) {
return new Promise((resolve, reject) => {
this.#queue.push(async () => {
this.#pending++
try { resolve(await fn()) } catch (error) { reject(error) } finally { this.#pending--; this.#tryNext() }
})
this.#tryNext()
})
}
}
const queue = new PQueue({ concurrency: ${size()} })
out.push(...await Promise.all(${list()}.map((n) => queue.add(() => ${work()}(n)))))`,
]
