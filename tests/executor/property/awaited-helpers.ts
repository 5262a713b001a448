import type { Pattern } from './awaited-program.ts'

/**
 * Helpers that are handed functions, or give promises without being asynchronous themselves. Steps that `reduce` chains
 * are left out: under `map` each chain begins some ticks after the one before it, so that the order of starts differs.
 */
export const HELPED: readonly Pattern[] = [
  (work, list, size) => `async function inBatches(list, size, fn) {
const result = []
for (let at = 0; at < list.length; at += size) {
const batch = list.slice(at, at + size)
result.push(...await Promise.all(batch.map((x) => fn(x))))
}
return result
}
out.push(...await inBatches(${list()}, ${size()}, (n) => ${work()}(n)))
out.push(...await inBatches(${list()}, ${size()}, ${work()}))`,
  (work, list) => `const mapAll = (list, fn) => Promise.all(list.map((x) => fn(x)))
out.push(...await mapAll(${list()}, ${work()}), ...await mapAll(${list()}, (n) => ${work()}(n)))`,
  (work, list) => `const mapAll = async (list, fn) => await Promise.all(list.map(fn))
out.push(...await mapAll(${list()}, (n) => ${work()}(n)))`,
  (work, list) => `const tasks = ${list()}.map((n) => () => ${work()}(n))
out.push(...await Promise.all(tasks.map((task) => task())))
const running = tasks.map((task) => task())
for (const task of running) out.push(await task)`,
  (work) => `const tasks = { a: () => ${work()}(1), b: async () => await ${work()}(2) }
const running = Object.fromEntries(Object.entries(tasks).map(([key, task]) => [key, task()]))
for (const key in running) out.push(key, await running[key])
out.push(...await Promise.all(Object.values(tasks).map((task) => task())))`,
  (work, list, size) => `async function pool(tasks, size) {
const results = [], executing = []
for (const task of tasks) {
const p = task()
results.push(p)
const ended = p.then(() => executing.splice(executing.indexOf(ended), 1))
executing.push(ended)
if (executing.length >= size) await Promise.race(executing)
}
return Promise.all(results)
}
out.push(...await pool(${list()}.map((n) => () => ${work()}(n)), ${size()}))`,
  (work, list, size) => `async function pool(list, size, fn) {
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
out.push(...await pool(${list()}, ${size()}, (n) => ${work()}(n)))`,
  (work, list) => `function* each(list) { for (const n of list) yield ${work()}(n) }
out.push(...await Promise.all([...each(${list()})]), ...await Promise.all(each(${list()})))
for (const p of each(${list()})) out.push(await p)`,
  (work, list) => `class Loader {
#kept = new Map()
load(key) { let p = this.#kept.get(key); if (!p) { p = ${work()}(key); this.#kept.set(key, p) } return p }
loadAll(keys) { return Promise.all(keys.map((key) => this.load(key))) }
}
out.push(...await new Loader().loadAll([...${list()}, 1, 2]))`,
  (work, list) => `const kept = new Map()
function load(key) {
const hit = kept.get(key)
if (hit) return hit
const p = ${work()}(key)
kept.set(key, p)
return p
}
out.push(...await Promise.all([...${list()}, 1, 2].map((key) => load(key))))`,
  (work, list) => `const memo = (fn) => {
const kept = new Map()
return (key) => { if (!kept.has(key)) kept.set(key, fn(key)); return kept.get(key) }
}
const load = memo((n) => ${work()}(n))
out.push(...await Promise.all([...${list()}, 1, 2].map(load)))`,
  (work) => `class Both {
field = ${work()}(1)
constructor() { this.first = ${work()}(2).then((n) => n + 1); this.second = ${work()}(3) }
get third() { return ${work()}(4) }
async all() { return [await this.field, await this.first, await this.second, await this.third] }
}
out.push(...await new Both().all())`,
  (work, list) => `const both = (n) => [${work()}(n), ${work()}(n + 1)]
const [a, b] = both(5)
out.push(await a, await b)
for (const n of ${list()}) out.push(...await Promise.all(both(n)))`,
  (work, list) => `class Emitter {
handlers = {}
on(name, run) { (this.handlers[name] ??= []).push(run) }
emit(name, ...args) { return Promise.all((this.handlers[name] ?? []).map((run) => run(...args))) }
}
const emitter = new Emitter()
emitter.on('x', (n) => ${work()}(n))
emitter.on('x', async (n) => await ${work()}(n))
for (const n of ${list()}) out.push(...await emitter.emit('x', n))`,
  (work, list) => `let count = 0
const counted = (n) => { count++; return ${work()}(n) }
out.push(...await Promise.all(${list()}.map((n) => counted(n))), count)`,
]
