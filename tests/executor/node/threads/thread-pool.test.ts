import { describe, expect, it, vi } from 'vitest'
import type { Job } from '../../../../packages/executor/src/node/threads/job.ts'
import type { ThreadData } from '../../../../packages/executor/src/node/threads/messages.ts'
import { ThreadPool } from '../../../../packages/executor/src/node/threads/thread-pool.ts'
import type { ThreadWorker } from '../../../../packages/executor/src/node/threads/thread-worker.ts'
import { valueOf } from '../../../support/executor.ts'
import { openThreads } from '../../../support/threads.ts'

const SPIN = 'const end = Date.now() + 10; while (Date.now() < end); 1'

/** A job that tells how it failed. */
function jobWith(fail: (error: unknown) => void): Job {
  const work = { kind: 'facts' } as const
  return {
    session: 's',
    account: { finishMs: 0 },
    deaths: { crashes: 0, losses: 0 },
    tie: { thread: undefined, isHeld: false },
    isStart: true,
    request: () => ({ session: 's', work, nowMs: undefined }),
    settle: () => undefined,
    fail,
  }
}

const failureIn = (pool: ThreadPool): Promise<unknown> => new Promise((fail) => pool.submit(jobWith(fail)))

describe('ThreadPool', () => {
  it('a stream of new sessions holds up neither sessions that had turns nor cells that have begun', async () => {
    const { executor } = await openThreads({ threads: 1 })
    const used = executor.createSession()
    await used.run('1')
    const greedy = executor.createSession()
    await greedy.run('const end = Date.now() + 1000; while (Date.now() < end); 1')
    let served = 0
    let isOver = false
    const load = async (): Promise<void> => {
      for (; !isOver && served < 500; served++) await executor.run(SPIN)
    }
    const loads = [load(), load(), load()]
    await vi.waitUntil(() => served > 10)
    const before = served
    const tool = async (): Promise<number> => 1
    const code = `${SPIN}; await tool() + await tool()`
    const ends = [used.run('2'), executor.run(code, { hostFunctions: { tool } }), greedy.run('3')]
    const servedBefore = await Promise.all(
      ends.map(async (run) => {
        await run
        return served - before
      }),
    )
    isOver = true
    expect(servedBefore[0]).toBeLessThanOrEqual(10)
    expect(servedBefore[1]).toBeLessThanOrEqual(25)
    expect(servedBefore[2]).toBeLessThanOrEqual(60)
    await Promise.all(loads)
    await executor.dispose()
  })

  it('ends cells in about the order in which they began when more come than can be served', async () => {
    const { executor } = await openThreads({ threads: 1 })
    valueOf(await executor.run('1'))
    const order: string[] = []
    const tool = async (): Promise<number> => order.push('begun')
    const code = `${SPIN}; await tool(); ${SPIN.replaceAll('end', 'later')}`
    const cell = async (): Promise<void> => {
      valueOf(await executor.run(code, { hostFunctions: { tool } }))
      order.push('ended')
    }
    await Promise.all(Array.from({ length: 60 }, cell))
    expect(order.indexOf('ended')).toBeLessThanOrEqual(20)
    expect(order.slice(0, 60).filter((one) => one === 'ended').length).toBeGreaterThanOrEqual(20)
    await executor.dispose()
  })

  it('makes no thread after some that ended before their program began, until there is a job', async () => {
    const data = {} as Omit<ThreadData, 'control'>
    const program = 'throw new Error("no engine here")'
    const pool = new ThreadPool({ threads: 2, maxQueued: 10, heapMb: undefined, stackMb: 4, program, data })
    const made = new Set<ThreadWorker>()
    const look = (): boolean => {
      for (const thread of pool.threads) made.add(thread)
      return pool.threads.length === 0
    }
    await vi.waitUntil(look, { interval: 1, timeout: 10_000 })
    expect(made.size).toBeLessThanOrEqual(6)
    for (let time = 0; time < 2; time++) {
      expect(await failureIn(pool)).toMatchObject({ code: 'engine' })
      await vi.waitUntil(look, { interval: 1, timeout: 10_000 })
    }
    expect(made.size).toBeLessThanOrEqual(18)
    await pool.dispose()
  })

  it('submit() after dispose() fails the job', async () => {
    const { executor, pool } = await openThreads({ threads: 1 })
    await executor.dispose()
    expect(await failureIn(pool)).toMatchObject({ name: 'JobLost', kind: 'disposed' })
  })

  it('cancel() of one that waits makes room for another', async () => {
    const { executor } = await openThreads({ threads: 1, maxQueued: 2 })
    const spinning = executor.run(SPIN.replace('10', '100'))
    for (let time = 0; time < 20; time++) {
      const controller = new AbortController()
      const queued = executor.createSession().run('1', { signal: controller.signal })
      controller.abort(new Error('never mind'))
      await expect(queued).rejects.toThrow('never mind')
    }
    const queued = [executor.run('1'), executor.run('2')]
    expect((await Promise.all([spinning, ...queued])).map(valueOf)).toEqual([1, 1, 2])
    await executor.dispose()
  })
})
