import { createExecutor } from '@dormouse/executor/node'
import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 5000 } })
const compute = (ms: number): string => `for (const end = Date.now() + ${ms}; Date.now() < end; );`

describe('limit wallMs', () => {
  it('holds while a turn waits for a thread, and nothing is called after it', async () => {
    const executor = await createExecutor({ threads: 1 })
    const calls: unknown[] = []
    const busy = executor.createSession()
    await busy.run('1')
    const session = executor.createSession({ limits: { wallMs: 100 }, hostFunctions: { tool: (n) => calls.push(n) } })
    const other = busy.run(`${compute(1500)} 1`)
    const outcome = failureOf(await session.run('await tool(1)'))
    expect(outcome.error).toMatchObject({ code: 'timeout', message: expect.stringContaining('wallMs (100 ms)') })
    expect(outcome.rolledBack).toBe(true)
    expect(outcome.usage.wallMs).toBeLessThan(1000)
    expect(valueOf(await other)).toBe(1)
    expect([calls, outcome.calls]).toEqual([[], []])
    expect(valueOf(await session.run('2'))).toBe(2)
    await executor.dispose()
  })

  it.each([0, 1])('ends a turn that computes past it, and calls nothing after it, with %i threads', async (threads) => {
    const executor = await createExecutor({ threads })
    const calls: unknown[] = []
    const session = executor.createSession({ limits: { wallMs: 80 }, hostFunctions: { tool: (n) => calls.push(n) } })
    const { error } = failureOf(await session.run(`const asked = [tool(1)].map((p) => p); ${compute(3000)}`))
    expect(error.message).toContain('wallMs')
    const first = calls.length
    const outcome = failureOf(await session.run(`const asked = Promise.all([tool(2)]); ${compute(3000)}; await asked`))
    expect(outcome.error.message).toContain('wallMs')
    expect(calls.slice(first)).toEqual([])
    await executor.dispose()
  })

  it('is told apart from cpuMs where both are over', async () => {
    const { error } = failureOf(await shared.run('for (;;);', { limits: { cpuMs: 50, wallMs: 60_000 } }))
    expect(error.message).toContain('cpuMs')
  })
})
