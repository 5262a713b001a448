import { createExecutor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTurnedTools } from '../property/turned-tools.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Programs that await everything, with the calls in flight at each start: as many as in Node. */
const PROGRAMS: readonly { readonly name: string; readonly code: string; readonly inFlight: readonly number[] }[] = [
  {
    name: 'a Map that is made of pairs and awaited one by one',
    code: `const jobs = new Map([2, 3, 7].map((n) => [n, twice(n)]))
let sum = 0
for (const [key, job] of jobs) sum += key + await job
sum`,
    inFlight: [1, 2, 3],
  },
  {
    name: 'a Map whose keys are shown beside what is awaited',
    code: `const jobs = new Map()
for (const n of [1, 2, 3]) jobs.set(\`job-\${n}\`, twice(n))
const lines = []
for (const entry of jobs.entries()) lines.push(entry[0].length, await entry[1])
lines`,
    inFlight: [1, 2, 3],
  },
  {
    name: 'values of a Map under Promise.all, filled once for each key',
    code: `const jobs = new Map()
for (const n of [2, 2, 7]) if (!jobs.has(n)) jobs.set(n, twice(n))
await Promise.all(jobs.values())`,
    inFlight: [1, 2],
  },
  {
    name: 'names of an object of promises, seen as values',
    code: `const work = { run: async (n) => await twice(n) }
const jobs = { a: twice(1), b: work.run(2) }
const lines = []
for (const [key, job] of Object.entries(jobs)) lines.push(\`\${key} \${await job}\`)
lines`,
    inFlight: [1, 2],
  },
  {
    name: 'a host function as the callback of map',
    code: 'await Promise.all([2, 3, 7].map(twice))',
    inFlight: [1, 2, 3],
  },
  {
    name: 'a memo of calls in flight, handed out by a plain helper',
    code: `const held = new Map()
const load = (n) => { if (!held.has(n)) held.set(n, twice(n)); return held.get(n) }
await Promise.all([5, 4, 5, 6].map(load))`,
    inFlight: [1, 2, 3],
  },
  {
    name: 'a memo in an object, called in a callback',
    code: `const cache = {}
function get(n) { if (!(n in cache)) cache[n] = twice(n); return cache[n] }
await Promise.all([1, 2, 1].map((n) => get(n)))`,
    inFlight: [1, 2],
  },
  {
    name: 'objects with a name and a promise',
    code: `const tasks = [{ name: 'a', job: twice(1) }, { name: 'b', job: twice(2) }]
const lines = []
for (const { name, job } of tasks) lines.push(\`\${name} \${await job}\`)
lines`,
    inFlight: [1, 2],
  },
  {
    name: 'a limiter that starts what it runs inside of new Promise',
    code: `const limiter = (most) => {
  let active = 0
  const queue = []
  return (fn) => new Promise((resolve, reject) => {
    const run = async () => {
      active++
      try { resolve(await fn()) } catch (error) { reject(error) } finally { active--; if (queue.length) queue.shift()() }
    }
    if (active < most) run()
    else queue.push(run)
  })
}
const limited = limiter(2)
await Promise.all([1, 2, 3].map((n) => limited(() => twice(n))))`,
    inFlight: [1, 2, 2],
  },
]

describe('run() has as many calls in flight as Node where everything is awaited', () => {
  let executor: Awaited<ReturnType<typeof createExecutor>>
  beforeAll(async () => {
    executor = await createExecutor({})
  })
  afterAll(() => executor.dispose())

  it.each(PROGRAMS)('run() with $name', async ({ code, inFlight }) => {
    const turned = makeTurnedTools(turn)
    const hostFunctions = turned.tools as Record<string, (...args: never[]) => Promise<unknown>>
    const outcome = await executor.run(code, { hostFunctions })
    while (!turned.isQuiet()) await turn()
    expect(outcome).toMatchObject({ status: 'completed' })
    expect(turned.starts.map((start) => Number(start.split(' in flight ')[1]))).toEqual(inFlight)
  })
})
