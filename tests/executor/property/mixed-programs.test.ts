import { createExecutor, type Executor } from '@dormouse/executor'
import { createExecutor as createThreadedExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { makeMixedProgram } from './mixed-program.ts'
import { isLikeTwin, runInNode, runMixed } from './run-mixed.ts'
import { search, searchOf, titled } from './search.ts'

const { runs, seed } = searchOf(300, 20_260_104)
const forcedExact = { [Symbol.for('dormouse.forceExact')]: true } as object
const limits = { wallMs: 20_000 }

/** Each way of running, and one in how many programs takes it. */
const WAYS = [
  { way: 'fast', one: 1, open: () => createExecutor({ limits }) },
  { way: 'exact', one: 1, open: () => createExecutor({ ...forcedExact, limits }) },
  {
    way: 'asyncify',
    one: 4,
    open: () => createThreadedExecutor({ threads: 1, bridge: 'asyncify', limits }),
  },
] as const

describe('run() gives what the awaited twin gives, for generated programs of mixed style', () => {
  let executors: readonly Pick<Executor, 'createSession' | 'dispose'>[] = []
  beforeAll(async () => {
    executors = await Promise.all(WAYS.map(({ open }) => open()))
  })
  afterAll(() => Promise.all(executors.map((executor) => executor.dispose())))

  it('the twin gives what the same program without promises gives', { timeout: 60_000 + runs * 200 }, async () => {
    await search({ runs, seed }, 'mixed-programs.test.ts', async (decisions) => {
      const { mixed, twin, plain, overlaps } = makeMixedProgram(decisions)
      const [awaited, without] = [
        await runInNode(twin, { way: 'twin', overlaps }),
        await runInNode(plain, { way: 'plain', overlaps }),
      ]
      if (awaited !== without)
        throw new Error(titled({ mixed, twin, plain, 'twin gives': awaited, 'plain gives': without }))
    })
  })

  it.each(WAYS.map(({ way }, at) => [way, at] as const))(
    'run() differs in no value, error, console line or call: %s',
    {
      timeout: 60_000 + runs * 400,
    },
    async (way, at) => {
      const { one } = WAYS[at] as (typeof WAYS)[number]
      const executor = executors[at] as Executor
      await search({ runs, seed, one }, 'mixed-programs.test.ts', async (decisions) => {
        const { mixed, twin, overlaps } = makeMixedProgram(decisions)
        const awaited = await runInNode(twin, { way: 'twin', overlaps })
        const shown = await runMixed(executor, mixed, overlaps)
        if (!isLikeTwin(shown, awaited))
          throw new Error(titled({ mixed, twin, 'twin gives': awaited, [`${way} gives`]: shown }))
      })
    },
  )
})
