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
]
