import { Choices } from './choices.ts'

/**
 * Makes a program in which everything is awaited as plain Node wants it, from a list of decisions; its last
 * expression is the list `out`. The same list of decisions gives the same program.
 *
 * @example makeAwaitedProgram([]).endsWith('out') // true
 */
export function makeAwaitedProgram(decisions: readonly number[]): string {
  const choices = new Choices(decisions)
  const works: string[] = ['twice', 'less']
  let text = 'const out = []\n'
  for (let count = choices.next(3) + 1; count > 0; count--) {
    const name = choices.name('work')
    text += makeWork(choices, works, name)
    works.push(name, name)
  }
  for (let count = choices.next(4) + 1; count > 0; count--) text += makePattern(choices, works)
  return `${text};out`
}

const LISTS = ['[1, 2]', '[3, 1, 2]', '[]', '[5, 4, 6, 8, 1]', '[2, 2, 7]', '[10, 1, 3, 4, 2, 9]']

/** An async function from number to number. */
function makeWork(choices: Choices, works: readonly string[], name: string): string {
  const work = (): string => choices.one(works)
  const safe = `${work()}(n)`
  const body = choices.make(
    () => `return await ${work()}(n)`,
    () => `const a = await twice(n)\nreturn (await ${work()}(a)) + 1`,
    () => `if (await isEven(n)) return ${work()}(n)\nreturn await add(n, await less(n))`,
    () => `const [a, b] = await Promise.all([${work()}(n), ${work()}(n + 1)])\nreturn a + b`,
    () => `try { return await check(n) } catch (error) { return error.message.length } finally { await less(n) }`,
    () => `const p = ${work()}(n)\nconst other = await less(n)\nreturn other + await p`,
    () => `return twice(n).then((a) => ${work()}(a)).then((a) => a + 1)`,
    () => `let sum = 0\nfor (const each of await upTo(n)) sum += await ${work()}(each)\nreturn sum`,
    () => `await null\nreturn (await Promise.race([${safe}, slow(7, ${choices.next(6) + 1})]))`,
  )
  return choices.make(
    () => `async function ${name}(n) {\n${body}\n}\n`,
    () => `const ${name} = async (n) => {\n${body}\n}\n`,
    () => `const ${name} = (() => { const o = { async run(n) {\n${body}\n} }; return (n) => o.run(n) })()\n`,
    () => `class ${name}Class {\nasync #run(n) {\n${body}\n}\nrun(n) { return this.#run(n) }\n}
const ${name}Object = new ${name}Class()\nconst ${name} = async (n) => await ${name}Object.run(n)\n`,
  )
}

type Pattern = (work: () => string, list: () => string, size: () => number, choices: Choices) => string

function makePattern(choices: Choices, works: readonly string[]): string {
  const pattern = choices.one([...LISTED, ...QUEUED, ...CHAINED])
  return `{\n${pattern(
    () => choices.one(works),
    () => choices.one(LISTS),
    () => choices.next(3) + 1,
    choices,
  )}\n}\n`
}

/** Lists, objects and maps of promises. */
const LISTED: readonly Pattern[] = [
  (work, list) => `const tasks = []
for (const n of ${list()}) tasks.push(${work()}(n))
for (const task of tasks) out.push(await task)`,
  (work, list) =>
    `out.push(...await Promise.all(${list()}.map(async (n) => { const a = await ${work()}(n); return a + n })))`,
  (work, list) => `out.push(...await Promise.all(${list()}.map(${work()})))`,
  (work, list) => `for (const n of ${list()}) out.push(await ${work()}(n))`,
  (work) => `const { a, b } = { a: ${work()}(1), b: ${work()}(2) }\nout.push(await b, await a)`,
  (work) => `const jobs = { a: ${work()}(3), b: ${work()}(4) }
for (const [key, job] of Object.entries(jobs)) out.push(key, await job)`,
  (work, list) => `const jobs = new Map(${list()}.map((n) => [n, ${work()}(n)]))
for (const [key, job] of jobs) out.push(key, await job)`,
  (work, list) => `const jobs = new Map()
for (const n of ${list()}) if (!jobs.has(n)) jobs.set(n, ${work()}(n))
out.push(...await Promise.all(jobs.values()))`,
  (work, list) => `const ended = await Promise.allSettled(${list()}.map(async (n) => check(await ${work()}(n))))
out.push(...ended.map(({ status, value, reason }) => [status, value ?? reason.message]))`,
  (work) => `const first = ${work()}(1), second = ${work()}(2)\nconst third = await ${work()}(3)
out.push(await second, third, await first)`,
  (work, list) => `const p = Promise.all(${list()}.map((n) => ${work()}(n)))\nout.push(await ${work()}(0), ...await p)`,
  (work, list) => `async function* each(list) { for (const n of list) yield await ${work()}(n) }
for await (const n of each(${list()})) out.push(n)`,
  (work, list) => `for await (const n of ${list()}.map(${work()})) out.push(n)`,
]

/**
 * Pools, limiters, chunks, gates. A queue that chains its calls in a property of its instance (`this.last = mine`) is
 * left out: beside one, promises are looked for in every container, and calls start in order where they could overlap.
 */
const QUEUED: readonly Pattern[] = [
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
out.push(...await Promise.all(${list()}.map((n) => limited(async () => await ${work()}(n)))))`,
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
]

/** Chains, races, what ends first. */
const CHAINED: readonly Pattern[] = [
  (work) => `out.push(await ${work()}(1).then((n) => ${work()}(n)).then((n) => n * 2))`,
  (work) => `out.push(await check(3).then(${work()}, (error) => error.message).finally(() => { out.push('end') }))`,
  (work, list) =>
    `out.push(await ${list()}.reduce((last, n) => last.then((sum) => ${work()}(n).then((a) => sum + a)), Promise.resolve(0)))`,
  (work, list) => `await ${list()}.reduce(async (last, n) => { await last; out.push(await ${work()}(n)) }, null)`,
  (work, _, size) => `const late = (promise, ticks) => Promise.race([promise, slow('late', ticks)])
out.push(await late(${work()}(5), ${size()} * 3))`,
  (work, _, size) => `async function late(promise, ticks) {
const answer = await Promise.race([promise, slow('late', ticks).then((text) => { throw new Error(text) })])
return answer
}
try { out.push(await late(${work()}(5), ${size()} * 4)) } catch (error) { out.push(error.message) }`,
  (work) => `out.push(await Promise.any([check(3), ${work()}(1), ${work()}(2)]))`,
  (work, _, size) => `let tries = 0
const retry = async (run) => { for (;;) { try { return await run() } catch (error) { if (++tries > ${size()}) return error.message } } }
out.push(await retry(async () => check(await ${work()}(tries))), tries)`,
  (
    work,
  ) => `const [a, b] = await Promise.all([${work()}(1), (async () => { const n = await ${work()}(2); return ${work()}(n) })()])
out.push(a, b)`,
  (work) =>
    `const both = async (left, right) => [await right, await left]\nout.push(...await both(${work()}(1), ${work()}(2)))`,
  (work) => `let open
const opened = new Promise((resolve) => { open = resolve })
const job = (async () => { const n = await opened; return await ${work()}(n) })()
open(await ${work()}(2))
out.push(await job)`,
  (work) => `const listeners = []
const on = (run) => listeners.push(run)
on(async (n) => { out.push(await ${work()}(n)) })
on(async (n) => { await ${work()}(n) })
await Promise.all(listeners.map((run) => run(3)))`,
]
