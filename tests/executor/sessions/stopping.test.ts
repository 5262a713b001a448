import type { Executor, HostFunction, RunOptions, Session } from '@dormouse/executor'
import { createExecutor } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deferred, valueOf } from '../../support/executor.ts'

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe.each([0, 1])('with %i threads', (threads) => {
  let executor: Executor | undefined
  beforeAll(async () => {
    executor = await createExecutor({ threads, limits: { cpuMs: 5000 } })
    // The machine is there: turns begin at once.
    await executor.run('1')
  })
  afterAll(() => executor?.dispose())

  const sessionOf = (hostFunctions: Record<string, HostFunction> = {}): Session => {
    if (executor === undefined) throw new Error('The executor is open only while tests run')
    return executor.createSession({ hostFunctions })
  }

  /** A run at the moment at which its call was answered, and so many promise jobs later. */
  async function answered(ticks: number, rest: string, options?: RunOptions) {
    const gate = deferred()
    const started = deferred()
    const calls: number[] = []
    const session = sessionOf({
      wait: () => {
        started.resolve(undefined)
        return gate.promise
      },
      tool: () => calls.push(performance.now()),
    })
    await session.run('let count = 1')
    const run = session.run(`count = 2; await wait(); ${rest}`, options)
    // Looked at below, when the run was ended.
    run.catch(() => {})
    await started.promise
    await later(0)
    gate.resolve(1)
    for (let tick = 0; tick <= ticks; tick++) await null
    return { session, run, calls, startMs: performance.now() }
  }

  describe.each([0, 1, 2, 3, 5, 8])('an end %i promise jobs after an answer', (ticks) => {
    it('by abort() rejects, and nothing is called afterwards', async () => {
      const controller = new AbortController()
      const { session, run, calls } = await answered(ticks, 'await tool()', { signal: controller.signal })
      const before = calls.length
      controller.abort('enough')
      await expect(run).rejects.toBe('enough')
      await later(5)
      expect(calls.length).toBe(before)
      expect(valueOf(await session.run('count'))).toBe(1)
    })

    it('by dispose() rejects, and nothing is called afterwards', async () => {
      const { session, run, calls } = await answered(ticks, 'await tool()')
      const before = calls.length
      await session.dispose()
      await expect(run).rejects.toMatchObject({ code: 'disposed' })
      await later(5)
      expect(calls.length).toBe(before)
    })
  })

  it('abort() together with the answer does not wait for the turn', async () => {
    const controller = new AbortController()
    const code = 'for (const end = Date.now() + 3000; Date.now() < end; );'
    const { run, startMs } = await answered(0, code, { signal: controller.signal })
    controller.abort('enough')
    await expect(run).rejects.toBe('enough')
    expect(performance.now() - startMs).toBeLessThan(1500)
  })

  it('dispose() right after run() calls nothing', async () => {
    const calls: number[] = []
    const session = sessionOf({ tool: () => calls.push(1) })
    const run = session.run('await tool()')
    const ended = expect(run).rejects.toMatchObject({ code: 'disposed' })
    await session.dispose()
    await ended
    await later(5)
    expect(calls).toEqual([])
  })

  it.each(['onLog', 'onCall'])('abort() inside %s starts no call any more', async (listener) => {
    const controller = new AbortController()
    const calls: unknown[] = []
    const session = sessionOf({ tool: (n) => calls.push(n) })
    const code = 'console.log("a"); await Promise.all([tool(1), tool(2), tool(3)])'
    const stop = (): void => controller.abort('told')
    await expect(session.run(code, { signal: controller.signal, [listener]: stop })).rejects.toBe('told')
    expect(calls).toEqual([])
  })

  it('abort() inside a host function starts no other call', async () => {
    const controller = new AbortController()
    const calls: unknown[] = []
    const session = sessionOf({
      tool: (n) => {
        calls.push(n)
        controller.abort('told')
      },
    })
    const code = 'await Promise.all([tool(1), tool(2), tool(3)])'
    await expect(session.run(code, { signal: controller.signal })).rejects.toBe('told')
    expect(calls).toEqual([1])
  })

  it.each(['pending', 'fulfilled', 'rejected'])('onCall that throws at %s rejects the run', async (status) => {
    const session = sessionOf({
      tool: async (fails) => {
        await later(1)
        if (fails) throw new Error('no')
      },
    })
    await session.run('let count = 1')
    const onCall = (call: { status: string }): void => {
      if (call.status === status) throw new Error('mine')
    }
    const run = session.run(`count = 2; await tool(${status === 'rejected'})`, { onCall })
    await expect(run).rejects.toThrow('mine')
    expect(valueOf(await session.run('count'))).toBe(1)
  })

  it('onCall that throws ends the run at once, whatever else it waits for', async () => {
    const signals: AbortSignal[] = []
    const session = sessionOf({
      quick: () => later(1),
      never: {
        handle: (call) => {
          signals.push(call.signal)
          return deferred().promise
        },
      },
    })
    const onCall = ({ status }: { status: string }): void => {
      if (status === 'fulfilled') throw new Error('mine')
    }
    await expect(session.run('await Promise.all([never(), quick()])', { onCall })).rejects.toThrow('mine')
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })
})
