import { createExecutor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '../../support/executor.ts'
import { describeWays, itGives } from '../../support/ways-of-running.ts'
import { FOR_AWAIT_PROGRAMS, LOOPS_IN_CELLS } from './for-await-programs.ts'

const SET_UP = 'const log = []; const tick = async (x) => { await null; return x };'
const inFunction = (code: string): string => `${SET_UP} async function main() { ${code} } await main(); log`

/** What the program notes in Node; what runs beside it goes on to note. */
function inNode(code: string): Promise<unknown> {
  return new Function(`return (async () => { ${inFunction(code).replace(/log$/, 'return log')} })()`)()
}

describe('for await runs as in Node', () => {
  describeWays('in the order of events', (opened) => {
    it.each(FOR_AWAIT_PROGRAMS)('%s', async (_behaviour, code) => {
      const expected = await inNode(code)
      for (const cell of [inFunction(code), `${SET_UP} ${code}\n;log`]) {
        const session = opened().createSession()
        expect(valueOf(await session.run(cell))).toEqual(expected)
        await session.dispose()
      }
    })
  })

  describe('where the language is meant to the letter', () => {
    let executor: Awaited<ReturnType<typeof createExecutor>>
    beforeAll(async () => {
      executor = await createExecutor({})
    })
    afterAll(() => executor.dispose())

    it.each(FOR_AWAIT_PROGRAMS)('%s', async (_behaviour, code) => {
      const expected = await inNode(code)
      const session = executor.createSession({ asyncCalls: 'plain' })
      expect(valueOf(await session.run(inFunction(code)))).toEqual(expected)
      await session.dispose()
    })
  })

  describeWays('with host functions', (opened) => itGives(LOOPS_IN_CELLS, opened))
})
