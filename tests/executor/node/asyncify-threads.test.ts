import { describe, expect, it } from 'vitest'
import { codeOf, deferred, failureOf, pendingOf, valueOf } from '../../support/executor.ts'
import { openThreads } from '../../support/threads.ts'

const ASYNCIFY = { bridge: 'asyncify', stackMb: 96, threads: 1 } as const
/** A cell that computes for a while once it has told so. */
const BUSY = 'console.log("busy"); const end = Date.now() + 500; while (Date.now() < end); "done"'

interface Gate {
  /** A host function that answers once the gate is open. */
  readonly gate: (index: number) => Promise<number>
  open(): void
  /** Resolves when it was called so many times. */
  called(times: number): Promise<void>
}

function makeGate(): Gate {
  const opened = deferred<void>()
  let calls = 0
  return {
    async gate(index) {
      calls++
      await opened.promise
      return index
    },
    open: () => opened.resolve(),
    called: (times) => until(() => calls >= times),
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 1))
}

describe('asyncify: a thread that ends', () => {
  it('takes the runs along that stood in it: crash, rolled back; sessions between cells lose nothing', async () => {
    const { executor, pool } = await openThreads(ASYNCIFY)
    const { gate, open, called } = makeGate()
    const hostFunctions = { gate, tool: async (n: number) => n }
    const [one, two, other] = [0, 1, 2].map(() => executor.createSession({ hostFunctions }))
    const sessions = [one, two, other].map((session) => session as NonNullable<typeof session>)
    await Promise.all(sessions.map((session, index) => session.run(`let kept = ${index}`)))
    const cells = ['kept = 10; [1].map(() => gate(1)); kept', 'kept = 11; const p = gate(1); await p']
    const runs = cells.map((code, index) => sessions[index]?.run(code))
    await called(2)
    await pool.threads[0]?.terminate()
    open()
    for (const outcome of await Promise.all(runs)) {
      const failure = failureOf(outcome as NonNullable<typeof outcome>)
      expect(failure).toMatchObject({ error: { code: 'crash' }, rolledBack: true, calls: [{ value: 1 }] })
    }
    const kept = await Promise.all(sessions.map((session) => session.run('kept + tool(100)')))
    expect(kept.map(valueOf)).toEqual([100, 101, 102])
    await executor.dispose()
  })

  it('a suspended run that stood in it ends with crash when it is resumed', async () => {
    const { executor, pool } = await openThreads(ASYNCIFY)
    const hostFunctions = { approve: { handle: (call: { suspend(): unknown }) => call.suspend() } }
    const session = executor.createSession({ hostFunctions })
    await session.run('let kept = 1')
    const [call] = pendingOf(await session.run('kept = 2; [1].map(() => approve())'))
    await pool.threads[0]?.terminate()
    expect(codeOf(await session.resume([{ id: call?.id as number, value: true }]))).toBe('crash')
    expect(valueOf(await session.run('kept'))).toBe(1)
    await executor.dispose()
  })

  it('in the first turn of a cell, of which nothing was seen: another thread begins it anew', async () => {
    const { executor, pool } = await openThreads(ASYNCIFY)
    let calls = 0
    const run = executor.run(`${BUSY}; [1].map(() => tool())[0]`, { hostFunctions: { tool: () => ++calls } })
    await new Promise((resolve) => setTimeout(resolve, 250))
    await pool.threads[0]?.terminate()
    expect([valueOf(await run), calls]).toEqual([1, 1])
    await executor.dispose()
  })

  it('with a guest that nothing else could stop: timeout for it, crash for those who waited', async () => {
    const { executor, pool } = await openThreads(ASYNCIFY, { limits: { cpuMs: 300 } })
    const [before] = pool.threads
    const { gate, open, called } = makeGate()
    const waiting = executor.run('[1].map(() => gate(1))', { hostFunctions: { gate } })
    await called(1)
    const hostFunctions = { tool: async (n: number) => n }
    const guilty = executor.run('tool(1); [].indexOf.call({ length: 2 ** 53 - 1 }, 1)', { hostFunctions })
    expect(codeOf(await guilty)).toBe('timeout')
    open()
    expect(codeOf(await waiting)).toBe('crash')
    expect(pool.threads[0]).not.toBe(before)
    expect(valueOf(await executor.run('tool(3)', { hostFunctions }))).toBe(3)
    await executor.dispose()
  })

  it('turns that wait for it in the queue end with crash, and others go on', async () => {
    const { executor, pool } = await openThreads(ASYNCIFY)
    const { gate, open, called } = makeGate()
    const waiting = executor.run('[1].map(() => gate(1))', { hostFunctions: { gate } })
    await called(1)
    // The thread is busy from here on: it has one job at a time.
    const busy = executor.run(BUSY)
    open()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await pool.threads[0]?.terminate()
    expect(codeOf(await waiting)).toBe('crash')
    expect(valueOf(await busy)).toBe('done')
    await executor.dispose()
  })

  it('the executor that is disposed ends runs that stand in a call', async () => {
    const { executor } = await openThreads(ASYNCIFY)
    const { gate, called } = makeGate()
    const run = executor.createSession({ hostFunctions: { gate } }).run('[1].map(() => gate(1))')
    await called(1)
    await Promise.all([executor.dispose(), expect(run).rejects.toMatchObject({ code: 'disposed' })])
  })
})

describe('asyncify: a thread', () => {
  it('is waited for while another session computes in it', async () => {
    const { executor } = await openThreads(ASYNCIFY)
    const { gate, open, called } = makeGate()
    const waiting = executor.run('[1].map(() => gate(41))[0] + 1', { hostFunctions: { gate } })
    await called(1)
    const busy = executor.run(BUSY)
    open()
    expect((await Promise.all([waiting, busy])).map(valueOf)).toEqual([42, 'done'])
    await executor.dispose()
  })

  it('keeps more sessions than it remembers otherwise, as long as their guests stand in it', async () => {
    const { executor } = await openThreads(ASYNCIFY)
    const { gate, open, called } = makeGate()
    const runs = Array.from({ length: 80 }, (_, index) =>
      executor.run(`[${index}].map((n) => gate(n) + gate(n))`, { hostFunctions: { gate } }),
    )
    await called(80)
    open()
    expect((await Promise.all(runs)).map(valueOf)).toEqual(runs.map((_, index) => [2 * index]))
    await executor.dispose()
  }, 60_000)
})
