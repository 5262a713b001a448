/** A program that awaits everything: its last expression is the list `out`. */
export interface AwaitedProgram {
  readonly name: string
  readonly code: string
}

/** Queues that chain calls: on instances, in fields, one for each key. */
export const QUEUES: readonly AwaitedProgram[] = [
  {
    name: 'a queue on an instance, beside calls of all other kinds',
    code: `class Queue {
last = Promise.resolve()
add(run) { const mine = this.last.then(run); this.last = mine.catch(() => {}); return mine }
}
const queue = new Queue()
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3].map((n) => queue.add(() => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))
out.push(...await Promise.all([1, 2, 3].map(work)))
out.push(...await Promise.all([1, 2, 3].map((n) => twice(n))))
const both = [work(4), work(5)]
for (const b of both) out.push(await b)
const p = work(6), q = work(7)
out.push(await p, await q)
const jobs = { a: work(3), b: work(4) }
for (const [key, job] of Object.entries(jobs)) out.push(key, await job)`,
  },
  {
    name: 'two instances of one queue',
    code: `class Queue {
last = Promise.resolve()
add(run) { const mine = this.last.then(run); this.last = mine.catch(() => {}); return mine }
}
const one = new Queue(), two = new Queue()
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3, 4].map((n) => (n % 2 ? one : two).add(() => work(n)))))`,
  },
  {
    name: 'a queue in a private field',
    code: `class Queue {
#last = Promise.resolve()
add(run) { const mine = this.#last.then(run); this.#last = mine.catch(() => {}); return mine }
}
const queue = new Queue()
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3].map((n) => queue.add(() => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))
out.push(...await Promise.all([1, 2, 3].map(work)))`,
  },
  {
    name: 'a queue in a static field',
    code: `class Queue {
static last = Promise.resolve()
static add(run) { const mine = this.last.then(run); this.last = mine.catch(() => {}); return mine }
}
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3].map((n) => Queue.add(() => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))`,
  },
  {
    name: 'a queue in a private static field',
    code: `class Queue {
static #last = Promise.resolve()
static add(run) { const mine = Queue.#last.then(run); Queue.#last = mine.catch(() => {}); return mine }
}
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3].map((n) => Queue.add(() => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))`,
  },
  {
    name: 'a queue for each key of a Map',
    code: `const last = new Map()
const addTo = (key, run) => { const mine = (last.get(key) ?? Promise.resolve()).then(run); last.set(key, mine.catch(() => {})); return mine }
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3, 4].map((n) => addTo(n % 2, () => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))`,
  },
  {
    name: 'queues in a Map of an instance',
    code: `class Queues {
#last = new Map()
add(key, run) {
const previous = this.#last.get(key) ?? Promise.resolve()
const mine = previous.then(run, run)
this.#last.set(key, mine.catch(() => {}))
return mine
}
}
const queues = new Queues()
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3, 4].map((n) => queues.add(n % 2, () => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))`,
  },
  {
    name: 'an instance of a queue for each key',
    code: `class Queue {
last = Promise.resolve()
add(run) { const mine = this.last.then(run); this.last = mine.catch(() => {}); return mine }
}
const queues = new Map()
const queueOf = (key) => { if (!queues.has(key)) queues.set(key, new Queue()); return queues.get(key) }
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3, 4].map((n) => queueOf(n % 2).add(() => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))`,
  },
  {
    name: 'a queue that waits for a gate',
    code: `class Queue {
last = Promise.resolve()
async add(run) { const before = this.last; let done; this.last = new Promise((r) => { done = r }); await before; try { return await run() } finally { done() } }
}
const queue = new Queue()
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3].map((n) => queue.add(() => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))
out.push(...await Promise.all([1, 2, 3].map(work)))`,
  },
  {
    name: 'a queue that its constructor makes',
    code: `class Queue {
constructor() { this.last = Promise.resolve() }
add(run) { const mine = this.last.then(run); this.last = mine.catch(() => {}); return mine }
}
const queue = new Queue()
async function work(n) { return await twice(n) }
out.push(...await Promise.all([1, 2, 3].map((n) => queue.add(() => work(n)))))
out.push(...await Promise.all([1, 2, 3].map((n) => work(n))))`,
  },
  {
    name: 'a queue that is an async iterable, pushed to while it is gone through',
    code: `class Q { constructor() { this.items = []; this.waiting = []; this.done = false }
 push(x) { const w = this.waiting.shift(); if (w) w({ value: x, done: false }); else this.items.push(x) }
 end() { this.done = true; for (const w of this.waiting.splice(0)) w({ value: undefined, done: true }) }
 async next() { if (this.items.length) return { value: this.items.shift(), done: false }; if (this.done) return { value: undefined, done: true }; return new Promise((r) => this.waiting.push(r)) }
 [Symbol.asyncIterator]() { return this } }
const q = new Q()
const consumer = (async () => { for await (const x of q) out.push(x) })()
for (const n of [1, 2]) q.push(await twice(n))
q.end()
await consumer`,
  },
  {
    name: 'steps of hand-written iterators beside another call, and executors that are asynchronous',
    code: `const it = { n: 0, async next() { this.n++; return { done: this.n > 2, value: await twice(this.n) } }, [Symbol.asyncIterator]() { return this } }
async function one() { for await (const x of it) out.push(x) }
await Promise.all([one(), less(3)])
const exec = async (resolve) => { await less(2); resolve(5) }
out.push(await new Promise(exec))
const ps = [new Promise(exec), less(7)]
out.push(...await Promise.all(ps))
async function* gen() { yield* it2() ; yield 4 }
function it2() { let n = 0; return { async next() { n++; return { done: n > 2, value: await twice(n) } }, [Symbol.asyncIterator]() { return this } } }
for await (const x of gen()) out.push(x)`,
  },
  {
    name: 'pairs of names and promises that a list is mapped to',
    code: `async function work(n) { await null; return await Promise.race([less(n), slow(7, 1)]) }
const tasks = { a: () => work(1), b: async () => await twice(2) }
const running = Object.fromEntries(Object.entries(tasks).map(([key, task]) => [key, task()]))
for (const key in running) out.push(key, await running[key])
const jobs = new Map([1, 2].map((n) => [n, work(n)]))
for (const [key, job] of jobs) out.push(key, await job)`,
  },
  {
    name: 'the same beside a class that keeps a promise',
    code: `class Both {
field = twice(1)
constructor() { this.first = twice(2).then((n) => n + 1); this.second = twice(3) }
async all() { return [await this.field, await this.first, await this.second] }
}
out.push(...await new Both().all())
async function work(n) { await null; return await Promise.race([less(n), slow(7, 1)]) }
const tasks = { a: () => work(1), b: async () => await twice(2) }
const running = Object.fromEntries(Object.entries(tasks).map(([key, task]) => [key, task()]))
for (const key in running) out.push(key, await running[key])
const jobs = new Map([1, 2].map((n) => [n, work(n)]))
for (const [key, job] of jobs) out.push(key, await job)`,
  },
]
