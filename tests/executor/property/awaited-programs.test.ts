import { createExecutor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { makeAwaitedProgram } from './awaited-program.ts'
import { runAwaited, runAwaitedInNode } from './run-awaited.ts'
import { search, searchOf, titled } from './search.ts'

const { runs, seed } = searchOf(300, 20_260_103)

describe('run() does as Node with programs that await everything', () => {
  let executor: Awaited<ReturnType<typeof createExecutor>>
  beforeAll(async () => {
    executor = await createExecutor({})
  })
  afterAll(() => executor.dispose())

  it('run() differs in no value, error, order of starts or number of calls in flight', {
    timeout: 60_000 + runs * 200,
  }, async () => {
    await search({ runs, seed }, 'awaited-programs.test.ts', async (decisions) => {
      const code = makeAwaitedProgram(decisions)
      const node = await runAwaitedInNode(code)
      const shown = await runAwaited(executor, code)
      if (shown !== node) throw new Error(titled({ code, node, executor: shown }))
    })
  })
})
