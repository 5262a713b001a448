import { createExecutor } from '@dormouse/executor/node'
import { describe, expect, it } from 'vitest'
import { codeOf, valueOf } from '../../../support/executor.ts'

/** Guests that loop in C, where the engine asks nobody whether to stop (hazards H2). */
const UNPOLLED: readonly string[] = [
  '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)',
  'Array(2 ** 32 - 1).join()',
  'for (;;) try { "x".padEnd(2 ** 29) } catch {}',
  `new RegExp('[' + Array.from({ length: 60000 }, (_, i) => '\\\\u{' + (i * 2 + 1000).toString(16) + '}').join('') + ']', 'iu')`,
  'let n = 3n ** 500000n; for (;;) String(n)',
  'const all = new Float64Array(2e6).map(() => Math.random()); for (;;) all.toSorted()',
]

/** The same with what they would do to what the session has. */
const cellOf = (code: string): string => `kept = 'lost'; ${code}`

describe('watchdog', () => {
  it.each(UNPOLLED)('ends %s with timeout; the session is as before the cell', async (code) => {
    const executor = await createExecutor({ threads: 1, limits: { cpuMs: 300 } })
    const session = executor.createSession()
    await session.run('let kept = [1, 2, 3]')
    expect(codeOf(await session.run(cellOf(code)))).toBe('timeout')
    expect(valueOf(await session.run('kept'))).toEqual([1, 2, 3])
    await executor.dispose()
  })

  it('other sessions of the thread go on from where they were, no call made twice', async () => {
    const executor = await createExecutor({ threads: 1, limits: { cpuMs: 300 } })
    const calls: string[] = []
    const step = async (name: string, index: number): Promise<number> => {
      calls.push(`${name}-${index}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
      return index
    }
    const code = (name: string): string =>
      `let sum = 0; for (let index = 1; index <= 30; index++) { sum += step('${name}', index) } sum`
    const names = Array.from({ length: 12 }, (_, index) => `session-${index}`)
    const runs = names.map((name) => executor.run(code(name), { hostFunctions: { step } }))
    const guilty = [0, 1, 2].map(() => executor.run('[].indexOf.call({ length: 2 ** 53 - 1 }, 1)'))
    expect((await Promise.all(guilty)).map(codeOf)).toEqual(['timeout', 'timeout', 'timeout'])
    expect((await Promise.all(runs)).map(valueOf)).toEqual(names.map(() => 465))
    expect(calls.length).toBe(12 * 30)
    expect(new Set(calls).size).toBe(calls.length)
    await executor.dispose()
  })

  it('counts the time of each turn: a run that waits long is not overdue', async () => {
    const executor = await createExecutor({ threads: 1, limits: { cpuMs: 150 } })
    const wait = (): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(1), 200))
    expect(valueOf(await executor.run('wait() + wait() + wait()', { hostFunctions: { wait } }))).toBe(3)
    await executor.dispose()
  })
})
