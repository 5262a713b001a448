import { describe, expect, it } from 'vitest'
import { codeOf, deferred, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 2000 } })
const hostFunctions = { tick: async (n: number) => n }

describe('limit maxCalls', () => {
  const limits = { maxCalls: 3 }

  it('takes exactly as many calls and ends the run at one more', async () => {
    expect(valueOf(await shared.run('[tick(1), tick(2), tick(3)]', { limits, hostFunctions }))).toEqual([1, 2, 3])
    const outcome = failureOf(await shared.run('[tick(1), tick(2), tick(3), tick(4)]', { limits, hostFunctions }))
    expect(outcome.error).toMatchObject({ code: 'call-budget', name: 'RangeError' })
    expect(outcome.error.message).toContain('maxCalls (3)')
    expect(outcome.calls.map(({ args, status }) => [args, status])).toEqual([
      [[1], 'fulfilled'],
      [[2], 'fulfilled'],
      [[3], 'fulfilled'],
    ])
  })

  it('cannot be caught by the guest', async () => {
    const code = `let n = 0; for (;;) { try { tick(n++) } catch {} }`
    expect(codeOf(await shared.run(code, { limits, hostFunctions }))).toBe('call-budget')
    const swallowed = 'Promise.allSettled([1, 2, 3, 4].map((n) => tick(n)))'
    expect(codeOf(await shared.run(swallowed, { limits, hostFunctions }))).toBe('call-budget')
  })

  it('counts calls in flight, calls in places that cannot wait, and the terminal call does not need room', async () => {
    expect(codeOf(await shared.run('[4, 3, 2, 1].sort((a, b) => tick(a) - tick(b))', { limits, hostFunctions }))).toBe(
      'call-budget',
    )
    const terminal = { ...hostFunctions, finalAnswer: { call: (x: unknown) => x, terminal: true } }
    const outcome = await shared.run('tick(1); tick(2); tick(3); finalAnswer(4)', { limits, hostFunctions: terminal })
    expect(valueOf(outcome)).toBe(4)
  })

  it('rolls the session back, keeps logs, and starts anew with each run', async () => {
    const session = shared.session({ limits, hostFunctions })
    await session.run('let count = tick(1)')
    const outcome = failureOf(await session.run('console.log(1); for (;;) count = tick(count + 1)'))
    expect([outcome.error.code, outcome.rolledBack, outcome.logs.length]).toEqual(['call-budget', true, 1])
    expect(valueOf(await session.run('tick(1); tick(2); [count, tick(3)]'))).toEqual([1, 3])
  })

  it('does not count runs of the same call again in a re-run cell', async () => {
    const code = 'class A { constructor() { this.x = tick(1) + tick(2) + tick(3) } } new A().x'
    const outcome = await shared.run(code, { limits, hostFunctions })
    expect(valueOf(outcome)).toBe(6)
    expect(outcome.calls).toHaveLength(3)
  })
})

describe('limit maxCallsInFlight', () => {
  it('lets so many run at a time and queues the rest, in their order', async () => {
    let running = 0
    let most = 0
    const started: number[] = []
    const answers: (() => void)[] = []
    const slow = (n: number): Promise<number> => {
      started.push(n)
      most = Math.max(most, ++running)
      const { promise, resolve } = deferred<number>()
      answers.push(() => {
        running--
        resolve(n * 2)
      })
      return promise
    }
    const run = shared.run('Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => slow(n)))', {
      limits: { maxCallsInFlight: 3 },
      hostFunctions: { slow },
    })
    while (started.length < 7 || running > 0) {
      await new Promise((resolve) => setImmediate(resolve))
      answers.shift()?.()
    }
    expect(valueOf(await run)).toEqual([2, 4, 6, 8, 10, 12, 14])
    expect(most).toBe(3)
    expect(started).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('of 1 makes calls follow each other', async () => {
    let running = 0
    let most = 0
    const slow = async (n: number): Promise<number> => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return n
    }
    const options = { limits: { maxCallsInFlight: 1 }, hostFunctions: { slow } }
    expect(valueOf(await shared.run('Promise.all([1, 2, 3].map((n) => slow(n)))', options))).toEqual([1, 2, 3])
    expect(most).toBe(1)
  })

  it('starts no queued call once the run is over', async () => {
    const started: number[] = []
    const slow = (n: number): Promise<never> => {
      started.push(n)
      return deferred<never>().promise
    }
    const options = { limits: { maxCallsInFlight: 2, wallMs: 500 }, hostFunctions: { slow } }
    const outcome = failureOf(await shared.run('Promise.all([1, 2, 3, 4].map((n) => slow(n)))', options))
    expect(outcome.error.code).toBe('timeout')
    expect(started).toEqual([1, 2])
    expect(outcome.calls.map(({ status }) => status)).toEqual(['aborted', 'aborted', 'aborted', 'aborted'])
    expect(outcome.calls.map(({ durationMs }) => durationMs >= 0 && durationMs < 5000)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })
})
