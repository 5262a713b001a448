import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'
import { shareThreads } from '../../support/threads.ts'

/** Ends with a promise in a name; what settles that name is made to do something by a planted getter. */
const planted = (work: string): string => `
  kept = 'lost'
  const promise = tool(1)
  await promise
  Object.defineProperty(Promise.prototype, 'constructor', { get() { ${work} } })
  throw 1`
const hostFunctions = { tool: async (n: number) => n }

describe('names that cannot be settled after a cell', () => {
  const shared = shareExecutor()
  const threads = shareThreads({ threads: 1, limits: { cpuMs: 2000 } })

  it('end it as a fault of its own, and the session is as before', async () => {
    const session = shared.session({ hostFunctions, asyncCalls: 'plain' })
    await session.run('let kept = 42')
    const deep = 'const deep = () => String({ toString: deep }); return deep()'
    const { error, rolledBack } = failureOf(await session.run(planted(deep)))
    if (error.code !== 'guest') expect([error.code, rolledBack]).toEqual([expect.stringMatching(/stack|engine/), true])
    expect(['lost', 42]).toContain(valueOf(await session.run('kept')))
  })

  it('end with their thread, and the session goes on', async () => {
    const session = threads.executor.createSession({ hostFunctions, asyncCalls: 'plain' })
    await session.run('let kept = 42')
    const stuck = '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)'
    const { error, rolledBack } = failureOf(await session.run(planted(stuck)))
    expect([error.code, rolledBack]).toEqual([expect.stringMatching(/timeout|engine/), true])
    expect(valueOf(await session.run('kept'))).toBe(42)
    await session.dispose()
  })
})
