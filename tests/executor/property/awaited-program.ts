import { CHAINED } from './awaited-chains.ts'
import { HELPED } from './awaited-helpers.ts'
import { QUEUED } from './awaited-queues.ts'
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

/** A block of a program, in which names of its own stand. */
export type Pattern = (work: () => string, list: () => string, size: () => number, choices: Choices) => string

function makePattern(choices: Choices, works: readonly string[]): string {
  const pattern = choices.one([...LISTED, ...QUEUED, ...CHAINED, ...HELPED])
  return `{\n${pattern(
    () => choices.one(works),
    () => choices.one(LISTS),
    () => choices.next(3) + 1,
    choices,
  )}\n}\n`
}

/** Lists, objects and maps of promises. */
export const LISTED: readonly Pattern[] = [
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
