import { createExecutor } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor()

describe('what a template would freeze for everyone', () => {
  it('the first random numbers of sessions differ, in one executor and in two', async () => {
    const other = await createExecutor()
    const code =
      '[Math.random(), Math.random(), crypto.randomUUID(), crypto.getRandomValues(new Uint8Array(16)).join()]'
    const all: unknown[] = []
    for (const executor of [shared.executor, other, shared.executor, other])
      all.push(...(valueOf(await executor.run(code)) as unknown[]))
    expect(new Set(all).size).toBe(all.length)
    await other.dispose()
  })

  it('random numbers look random: spread over the whole range', async () => {
    const numbers = valueOf(await shared.run('Array.from({ length: 2000 }, () => Math.random())')) as number[]
    const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length)
    expect(Math.min(...tenths)).toBeGreaterThan(120)
    expect(Math.max(...tenths)).toBeLessThan(280)
    expect(new Set(numbers).size).toBe(2000)
  })

  it('the clock goes on, and is not the template’s', async () => {
    const session = shared.session()
    const first = valueOf(await session.run('[Date.now(), new Date().getFullYear(), performance.now()]')) as number[]
    await new Promise((resolve) => setTimeout(resolve, 15))
    const second = valueOf(await session.run('[Date.now(), new Date().getFullYear(), performance.now()]')) as number[]
    expect(Number(second[0]) - Number(first[0])).toBeGreaterThanOrEqual(10)
    expect(Number(second[2])).toBeGreaterThan(Number(first[2]))
    expect(Math.abs(Date.now() - Number(second[0]))).toBeLessThan(60_000)
  })

  it('limits are each session’s own, whatever the one before had', async () => {
    const depth = 'let depth = 0; const down = () => { depth++; down() }; try { down() } catch {} depth'
    const small = { limits: { stackBytes: 32 * 1024 } }
    const [first, large, again] = [
      await shared.run(depth, small),
      await shared.run(depth),
      await shared.run(depth, small),
    ].map(valueOf) as number[]
    expect(first).toBe(again)
    expect(Number(large)).toBeGreaterThan(Number(first) * 2)
  })
})
