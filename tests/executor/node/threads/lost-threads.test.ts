import { describe, expect, it } from 'vitest'
import { failureOf, valueOf } from '../../../support/executor.ts'
import { openThreads } from '../../../support/threads.ts'

const SESSIONS = 200
const STEPS = 8
const KILLING_MS = 10_000
const EVERY_MS = 50

describe('threads that end', () => {
  it('a thread killed every 50 ms for 10 s: 200 right answers, each host call seen once', async () => {
    const { executor, pool } = await openThreads({ threads: 4 })
    const seen = new Map<string, number>()
    const step = async (session: number, index: number): Promise<number> => {
      const key = `${session}/${index}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
      await new Promise((resolve) => setTimeout(resolve, KILLING_MS / STEPS))
      return session * index
    }
    const cellOf = (session: number): string => `
      const own = { total: 0, seen: new Map() }
      const add = (index) => { const n = step(${session}, index); own.seen.set(index, n); own.total += n }
      for (let index = 1; index <= ${STEPS}; index++) add(index)
      own.total + own.seen.size`
    const sessions = Array.from({ length: SESSIONS }, () => executor.createSession({ hostFunctions: { step } }))
    const runs = sessions.map((session, index) => session.run(cellOf(index)))
    let killed = 0
    const until = performance.now() + KILLING_MS
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
      // Not awaited: the next is due in 50 ms, however long this one takes.
      void pool.threads[killed % pool.threads.length]?.terminate()
      killed++
    }
    const values = (await Promise.all(runs)).map(valueOf)
    expect(values).toEqual(sessions.map((_, index) => (index * STEPS * (STEPS + 1)) / 2 + STEPS))
    expect(seen.size).toBe(SESSIONS * STEPS)
    expect([...seen.values()].every((times) => times === 1)).toBe(true)
    expect(killed).toBeGreaterThan(150)
    // They are whole: the next cell finds what the first one left.
    expect(valueOf(await (sessions[7] as (typeof sessions)[number]).run('own.total'))).toBe(7 * 36)
    await executor.dispose()
  }, 60_000)

  it('a thread that runs out of heap is replaced; the cell that does it twice fails with crash', async () => {
    const { executor, pool } = await openThreads({ threads: 1, heapMb: 48 })
    const [before] = pool.threads
    const limits = { argumentBytes: 2 ** 28, memoryBytes: 2 ** 28, cpuMs: 60_000 }
    let calls = 0
    const hostFunctions = { take: () => ++calls }
    const session = executor.createSession({ limits, hostFunctions })
    const other = executor.createSession()
    await other.run('let kept = 42')
    await session.run('let kept = 41')
    // Its arguments are text in the thread's heap until the turn is over; larger texts would be beside it.
    const hog =
      'kept = 0; const big = "x".repeat(2 ** 17); await Promise.all(Array.from({ length: 900 }, (_, i) => take(big + i)))'
    const { error, rolledBack } = failureOf(await session.run(hog))
    expect([error.code, rolledBack, calls]).toEqual(['crash', true, 0])
    expect(pool.threads[0]).not.toBe(before)
    expect(valueOf(await session.run('kept'))).toBe(41)
    expect(valueOf(await other.run('kept'))).toBe(42)
    await executor.dispose()
  })

  it('a program that does not work fails every run, and is not started for ever', async () => {
    const { executor, pool } = await openThreads({ threads: 1, program: 'throw new Error("broken")' })
    const outcome = await executor.run('1').catch((error: unknown) => error)
    expect(outcome).toMatchObject({
      code: 'engine',
      message: expect.stringContaining('before their program has begun'),
    })
    // The next run has one made.
    expect(pool.threads).toHaveLength(0)
    await executor.dispose()
  })
})
