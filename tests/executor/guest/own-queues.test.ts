import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '../../support/executor.ts'
import { runCells } from '../../support/ways-of-running.ts'

const COUNTING = `let n = 0, most = 0; const load = async (k) => { n++; most = Math.max(most, n); await sleep(3); n--; return k };`
const LIMIT = `const limit = (most) => {
  let active = 0
  const queue = []
  const next = () => { if (active < most && queue.length > 0) { active++; queue.shift()() } }
  return (run) => new Promise((resolve, reject) => {
    queue.push(() => run().then(resolve, reject).finally(() => { active--; next() }))
    next()
  })
}`
const LIMITER = `class Limiter {
  queue = []
  active = 0
  next() { if (this.active < 2 && this.queue.length) { this.active++; this.queue.shift()() } }
  run(f) {
    return new Promise((res, rej) => {
      this.queue.push(() => f().then(res, rej).finally(() => { this.active--; this.next() }))
      this.next()
    })
  }
}`
const LIMITED = `const limited = limit(2); const r = await Promise.all([1, 2, 3, 4].map((x) => limited(() => load(x)))); [r, most]`
const OF_CLASS = `const limiter = new Limiter(); const limit = () => (f) => limiter.run(f);`

const CASES: readonly (readonly [title: string, cells: readonly string[], value: unknown])[] = [
  ['in one cell', [`${COUNTING} ${LIMIT}; ${LIMITED}`], [[1, 2, 3, 4], 2]],
  ['in an earlier cell', [`${LIMIT}; 0`, `${COUNTING} ${LIMITED}`], [[1, 2, 3, 4], 2]],
  [
    'by a name',
    [`${LIMIT.replace('queue.shift()()', 'const job = queue.shift(); job()')}; 0`, `${COUNTING} ${LIMITED}`],
    [[1, 2, 3, 4], 2],
  ],
  ['in a class', [`${LIMITER}; 0`, `${COUNTING} ${OF_CLASS} ${LIMITED}`], [[1, 2, 3, 4], 2]],
  [
    'and gives the values of a list of its own, where nothing wants more',
    [
      `const seen = []; const on = [async (p) => { await tool(4); seen.push(p); return 8 }];
       on.push(async () => 5); on.forEach((f) => { seen.push(f(2)) }); seen`,
    ],
    [2, 8, 5],
  ],
  [
    'but what a later cell puts into it is waited for',
    [
      `class Queue { jobs = []; add(f) { this.jobs.push(f) } run() { while (this.jobs.length) this.jobs.shift()() } }; 0`,
      `const q = new Queue(); let s = 0; q.add(async () => { await tool(1); s = 1 }); q.run(); s`,
    ],
    1,
  ],
]

describe('what takes its own functions out of a queue starts them', () => {
  let executor: Executor
  beforeAll(async () => {
    executor = await createExecutor()
  })
  afterAll(() => executor.dispose())

  it.each(CASES)('%s', async (_title, cells, value) => {
    const [outcome] = await runCells(executor, cells)
    expect(valueOf(outcome)).toEqual(value)
  })
})
