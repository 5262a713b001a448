import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { makeAdversarialCells } from './adversarial-program.ts'
import { runCells, runCellsPlainly } from './run-adversarial.ts'
import { search, searchOf, titled } from './search.ts'

const { runs, seed } = searchOf(300, 20_260_105)
const forcedExact = { [Symbol.for('dormouse.forceExact')]: true } as object
const WAYS = [
  ['fast', {}],
  ['exact', forcedExact],
] as const

describe('run() decides as plain functions do, for generated programs that invite a wrong decision', () => {
  let executors: Readonly<Record<string, Executor>> = {}
  beforeAll(async () => {
    executors = Object.fromEntries(
      await Promise.all(WAYS.map(async ([way, options]) => [way, await createExecutor(options)] as const)),
    )
  })
  afterAll(() => Promise.all(Object.values(executors).map((executor) => executor.dispose())))

  it.each(WAYS)('run() differs in no value, error or call: %s', { timeout: 60_000 + runs * 200 }, async (way) => {
    const executor = executors[way] as Executor
    await search({ runs, seed }, 'adversarial-programs.test.ts', async (decisions) => {
      const cells = makeAdversarialCells(decisions)
      const plain = await runCellsPlainly(cells)
      const shown = await runCells(executor, cells)
      if (shown !== plain) throw new Error(titled({ cells: cells.join('\n--- next cell\n'), plain, [way]: shown }))
    })
  })
})
