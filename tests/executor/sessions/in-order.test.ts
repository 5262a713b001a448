import { createExecutor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTurnedTools } from '../property/turned-tools.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Does something outside of itself once it has its answer: in plain JavaScript one ends before the next begins. */
const LOUD = 'const seen = []; const loud = (n) => { const r = twice(n); seen.push(r); return r };'
const MAP_ALL = 'const mapAll = (list, fn) => Promise.all(list.map((x) => fn(x)));'
const IN_ORDER = [
  [2, 4, 6],
  [2, 4, 6],
]

interface Ordered {
  readonly name: string
  readonly cells: readonly string[]
  readonly value: unknown
  readonly inFlight: readonly number[]
}

/** Functions handed to what does not know them: those that the rewriting made asynchronous keep their order. */
const PROGRAMS: readonly Ordered[] = [
  {
    name: 'one that is handed to a helper',
    cells: [`${LOUD}${MAP_ALL}[await mapAll([1, 2, 3], loud), seen]`],
    value: IN_ORDER,
    inFlight: [1, 1, 1],
  },
  {
    name: 'one that a callback calls',
    cells: [`${LOUD}${MAP_ALL}[await mapAll([1, 2, 3], (n) => loud(n)), seen]`],
    value: IN_ORDER,
    inFlight: [1, 1, 1],
  },
  {
    name: 'one behind functions that only hand on',
    cells: [`${LOUD}${MAP_ALL}const wrap = (f) => (n) => f(n); [await mapAll([1, 2, 3], wrap(wrap(loud))), seen]`],
    value: IN_ORDER,
    inFlight: [1, 1, 1],
  },
  {
    name: 'one that is the callback of map',
    cells: [
      `${LOUD}const all = async (list, fn) => await Promise.all(list.map(fn)); [await all([1, 2, 3], loud), seen]`,
    ],
    value: IN_ORDER,
    inFlight: [1, 1, 1],
  },
  {
    name: 'one that Array.from calls',
    cells: [
      `${LOUD}const all = async (list, fn) => await Promise.all(Array.from(list, (x) => fn(x)));
[await all([1, 2, 3], loud), seen]`,
    ],
    value: IN_ORDER,
    inFlight: [1, 1, 1],
  },
  {
    name: 'elements of a list, of which one is a host function',
    cells: [
      `${LOUD}const three = async (f, g) => await Promise.all([f(1), g(2), f(3)]); [await three(loud, twice), seen]`,
    ],
    value: [
      [2, 4, 6],
      [2, 6],
    ],
    inFlight: [1, 1, 2],
  },
  {
    name: 'tasks whose promises are chained',
    cells: [
      `${LOUD}const run = async (tasks) => {
const all = []
for (const task of tasks) { const p = task(); all.push(p); p.then((n) => { seen.push(-n) }) }
return Promise.all(all)
}
[await run([() => loud(1), () => loud(2), () => twice(3)]), seen]`,
    ],
    value: [
      [2, 4, 6],
      [2, -2, 4, -4, -6],
    ],
    inFlight: [1, 1, 1],
  },
  {
    name: 'one that throws after it has waited: the calls after it are not made',
    cells: [
      `const seen = []
const loud = (n) => { const r = check(n); seen.push(r); return r }
${MAP_ALL}
try { await mapAll([1, 3, 2], loud) } catch (error) { seen.push(error.message) }
seen`,
    ],
    value: [1, '3 is refused'],
    inFlight: [1, 1],
  },
  {
    name: 'one inside a function that is written async overlaps as the language has it',
    cells: [`${LOUD}${MAP_ALL}[await mapAll([1, 2, 3], async (n) => loud(n)), seen]`],
    value: IN_ORDER,
    inFlight: [1, 2, 3],
  },
  {
    name: 'one of an earlier cell',
    cells: [`${LOUD}0`, '[await Promise.all([1, 2, 3].map((n) => loud(n))), seen]'],
    value: IN_ORDER,
    inFlight: [1, 1, 1],
  },
  {
    name: 'one of an earlier cell that touches nothing overlaps',
    cells: ['const load = (n) => twice(n); 0', 'await Promise.all([1, 2, 3].map((n) => load(n)))'],
    value: [2, 4, 6],
    inFlight: [1, 2, 3],
  },
  {
    name: 'a method of an earlier cell that touches nothing overlaps',
    cells: [
      'class Api { get(n) { return twice(n) } all(ns) { return Promise.all(ns.map((n) => this.get(n))) } }\n0',
      'const api = new Api(); [await api.all([1, 2, 3]), await Promise.all([1, 2].map((n) => api.get(n)))]',
    ],
    value: [
      [2, 4, 6],
      [2, 4],
    ],
    inFlight: [1, 2, 3, 1, 2],
  },
  {
    name: 'what decides for the calls after it',
    cells: [
      `let stop = false
const step = (n) => { if (stop) return 0; const r = isEven(n); if (r) stop = true; return r }
${MAP_ALL}
await mapAll([1, 2, 3], step)`,
    ],
    value: [false, true, 0],
    inFlight: [1, 1],
  },
]

describe('run() keeps the order of functions that it made asynchronous', () => {
  let executor: Awaited<ReturnType<typeof createExecutor>>
  beforeAll(async () => {
    executor = await createExecutor({})
  })
  afterAll(() => executor.dispose())

  it.each(PROGRAMS)('run() asks as it runs whether calls overlap: $name', async ({ cells, value, inFlight }) => {
    const { tools, starts } = makeTurnedTools(turn)
    const hostFunctions = tools as Record<string, (...args: never[]) => Promise<unknown>>
    const session = executor.createSession({ hostFunctions })
    let last: unknown
    for (const cell of cells) {
      const outcome = await session.run(cell)
      last = outcome.status === 'completed' ? outcome.value : outcome
    }
    await session.dispose()
    expect(last).toEqual(value)
    expect(starts.map((start) => Number(/\d+$/.exec(start)?.[0]))).toEqual(inFlight)
  })
})
