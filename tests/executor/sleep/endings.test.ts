import { createExecutor, type HostCall, type HostFunction, type Session } from '@dormouse/executor'
import { createExecutor as createThreads } from '@dormouse/executor/node'
import { describe, expect, it } from 'vitest'
import { deferred, failureOf, pendingOf, shareExecutor, valueOf } from '../../support/executor.ts'
import { askOutside } from '../../support/sleeping.ts'

const shared = shareExecutor({ limits: { cpuMs: 2000 } })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const countHandles = (): number => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length

/** A host function that suspends, and the signals of its calls. */
function watched(): { readonly signals: AbortSignal[]; readonly ask: HostFunction } {
  const signals: AbortSignal[] = []
  const handle = (call: HostCall): unknown => {
    signals.push(call.signal)
    return call.suspend()
  }
  return { signals, ask: { handle } }
}

/** A session that has a variable of an earlier cell, and waits for a call. */
async function suspended(
  hostFunctions: Record<string, HostFunction>,
  code = 'count = 2; ask(1) + count',
): Promise<Session> {
  const session = shared.session({ hostFunctions })
  await session.run('let count = 1')
  pendingOf(await session.run(code))
  return session
}

describe('a signal', () => {
  it('that is aborted while the run sleeps changes nothing', async () => {
    const session = shared.session({ hostFunctions: { ask: askOutside } })
    const controller = new AbortController()
    await session.run('ask(1) + 1', { signal: controller.signal })
    controller.abort()
    await turn()
    expect(valueOf(await session.resume([{ id: 1, value: 1 }]))).toBe(2)
  })

  it('that was aborted before resume() rejects it with its reason, and nothing has changed', async () => {
    const session = await suspended({ ask: askOutside })
    const resumed = session.resume([{ id: 1, value: 1 }], { signal: AbortSignal.abort('before') })
    await expect(resumed).rejects.toBe('before')
    expect(session.pending).toHaveLength(1)
    expect(valueOf(await session.resume([{ id: 1, value: 1 }]))).toBe(3)
  })

  it('that is aborted while a resumed run goes on ends the run and puts the session back', async () => {
    const { signals, ask } = watched()
    const session = await suspended(
      { ask, slow: () => deferred().promise },
      'count = 2; Promise.all([ask(1), ask(2), ask(1) + slow()])',
    )
    const controller = new AbortController()
    const ended = expect(
      session.resume(
        [
          { id: 1, value: 1 },
          { id: 3, value: 1 },
        ],
        { signal: controller.signal },
      ),
    ).rejects.toBe('enough')
    for (let wait = 0; wait < 10; wait++) await turn()
    controller.abort('enough')
    await ended
    expect(session.pending).toEqual([])
    expect(signals.map(({ aborted, reason }) => [aborted, reason])).toContainEqual([true, 'enough'])
    expect(valueOf(await session.run('count'))).toBe(1)
  })

  it('that onCall aborts while answers are taken ends the run', async () => {
    const session = await suspended({ ask: askOutside })
    const controller = new AbortController()
    const onCall = (): void => controller.abort('told')
    const resumed = session.resume([{ id: 1, value: 1 }], { signal: controller.signal, onCall })
    await expect(resumed).rejects.toBe('told')
    expect(valueOf(await session.run('count'))).toBe(1)
  })
})

describe('onCall', () => {
  it('that throws while answers are taken ends the run, and the session is where it was before the cell', async () => {
    const session = await suspended({ ask: askOutside })
    const onCall = (): void => {
      throw new Error('mine')
    }
    await expect(session.resume([{ id: 1, value: 1 }], { onCall })).rejects.toThrow('mine')
    expect(session.pending).toEqual([])
    expect(valueOf(await session.run('count'))).toBe(1)
  })
})

describe('a suspended run', () => {
  const getter = 'const o = { get x() { return ask(1) } }'
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

  it('that was abandoned at its call keeps no timer of its guest going, and its image does not grow', async () => {
    const session = shared.session({ hostFunctions: { ask: askOutside } })
    const before = countHandles()
    const code = `let ticks = 0; const timer = setInterval(() => ticks++, 1); ${getter}; o.x; const atOnce = ticks
      await new Promise((done) => setTimeout(done, 40)); clearInterval(timer); [atOnce, ticks]`
    pendingOf(await session.run(code))
    expect(countHandles()).toBeLessThanOrEqual(before)
    const { length } = await session.save()
    await sleep(100)
    expect((await session.save()).length).toBe(length)
    const other = await shared.executor.restore(await session.save(), { hostFunctions: { ask: askOutside } })
    for (const one of [session, other]) {
      const [atOnce, ticks] = valueOf(await one.resume([{ id: 1, value: 1 }])) as [number, number]
      expect(atOnce).toBe(0)
      expect(ticks).toBeGreaterThan(3)
      expect(ticks).toBeLessThanOrEqual(50)
    }
    expect(countHandles()).toBeLessThanOrEqual(before)
  })

  it('gives timers that fired before again, each once, and goes on with the others', async () => {
    const session = shared.session({ hostFunctions: { ask: askOutside } })
    const code = `const seen = []; ${getter}
      setTimeout(() => seen.push('late'), 60)
      await new Promise((done) => setTimeout(() => { seen.push('early'); done() }, 5))
      seen.push(o.x); seen.push(o.x)
      await new Promise((done) => setTimeout(done, 80))
      seen.join()`
    pendingOf(await session.run(code))
    await sleep(20)
    const outcome = await session.resume([{ id: 1, value: 'one' }])
    const [call] = pendingOf(outcome)
    expect(valueOf(await session.resume([{ id: call?.id ?? 0, value: 'two' }]))).toBe('early,one,two,late')
  })

  it('whose timer had fired when it was abandoned gives it once', async () => {
    const session = shared.session({ hostFunctions: { ask: askOutside, slow: () => sleep(30) } })
    const code = `let fired = 0; setTimeout(() => fired++, 1); const o = { get x() { return slow(), ask(1) } }; o.x
      await new Promise((done) => setTimeout(done, 50)); fired`
    const [call] = pendingOf(await session.run(code))
    expect(valueOf(await session.resume([{ id: call?.id ?? 0, value: 1 }]))).toBe(1)
  })
})

describe('dispose()', () => {
  it('of a suspended session aborts the signals of its calls', async () => {
    const { signals, ask } = watched()
    const session = shared.session({ hostFunctions: { ask } })
    const before = countHandles()
    await session.run('Promise.all([1, 2].map(async (n) => ask(n)))')
    await session.dispose()
    expect(signals.map(({ aborted, reason }) => [aborted, reason.code])).toEqual([
      [true, 'disposed'],
      [true, 'disposed'],
    ])
    expect(countHandles()).toBeLessThanOrEqual(before)
    for (const wrong of [session.resume([]), session.save(), session.fork(), session.run('1')]) {
      await expect(wrong).rejects.toMatchObject({ code: 'disposed' })
    }
  })

  it('of the executor aborts them, too', async () => {
    const { signals, ask } = watched()
    const executor = await createExecutor()
    await executor.createSession({ hostFunctions: { ask } }).run('ask(1)')
    await executor.dispose()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    await expect(executor.restore(new Uint8Array(100))).rejects.toMatchObject({ code: 'disposed' })
  })

  it('while resume() goes on rejects it', async () => {
    const session = await suspended({ ask: askOutside, slow: () => deferred().promise }, 'ask(1) + slow()')
    const ended = expect(session.resume([{ id: 1, value: 1 }])).rejects.toMatchObject({ code: 'disposed' })
    await turn()
    await session.dispose()
    await ended
  })
})

describe('limits', () => {
  it('wallMs does not count while the run sleeps', async () => {
    const session = shared.session({ hostFunctions: { ask: askOutside }, limits: { wallMs: 1000 } })
    const first = await session.run('ask(1) + ask(2)')
    // Longer than all of the limit; nothing in the process is set up to notice.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const second = await session.resume([{ id: 1, value: 1 }])
    expect(second.usage.wallMs).toBeLessThan(1000)
    expect(second.usage.wallMs).toBeGreaterThan(first.usage.wallMs)
    expect(valueOf(await session.resume([{ id: 2, value: 2 }]))).toBe(3)
  })

  it('wallMs ends a run that waits for a plain call in a later stretch', async () => {
    const session = shared.session({
      hostFunctions: { ask: askOutside, slow: () => deferred().promise },
      limits: { wallMs: 1000 },
    })
    const first = await session.run('ask(1); slow()')
    if (first.status !== 'suspended') throw new Error('the first stretch took all of the time')
    const { error, rolledBack } = failureOf(await session.resume([{ id: 1, value: 1 }]))
    expect([error.code, rolledBack, session.pending]).toEqual(['timeout', true, []])
    expect(error.message).toContain('wallMs')
  })

  it('cpuMs counts all stretches together', async () => {
    const session = shared.session({ hostFunctions: { ask: askOutside }, limits: { cpuMs: 300 } })
    let outcome = await session.run(
      'let n = 0; for (;;) { ask(n++); for (const end = performance.now() + 40; performance.now() < end; ); }',
    )
    let stretches = 0
    while (outcome.status === 'suspended' && stretches++ < 50)
      outcome = await session.resume(session.pending.map(({ id }) => ({ id, value: 1 })))
    expect(failureOf(outcome).error).toMatchObject({ code: 'timeout', message: expect.stringContaining('cpuMs') })
    expect(stretches).toBeLessThan(10)
    expect(outcome.usage.cpuMs).toBeGreaterThanOrEqual(300)
  })

  it.each([0, 1])(
    'argumentBytes given at restore() holds for the calls that follow, with %i threads',
    async (threads) => {
      const executor = await createThreads({ threads })
      const sizes: number[] = []
      const send = (text: unknown): number => sizes.push(String(text).length)
      const hostFunctions = { ask: askOutside, send }
      const session = executor.createSession({ hostFunctions })
      await session.run(
        'ask(1); const send1 = (n) => send("x".repeat(n)); try { send1(997) } catch (e) { send1(996); String(e) }',
      )
      const restored = await executor.restore(await session.save(), { hostFunctions, limits: { argumentBytes: 1000 } })
      expect(valueOf(await restored.resume([{ id: 1, value: 1 }]))).toBe(
        'SizeError: Cannot call send: cannot cross: value takes 1001 bytes or more, over the limit of 1000',
      )
      const sync = 'const o = { get x() { return send("x".repeat(997)) } }; try { o.x } catch (e) { e.name }'
      expect(valueOf(await restored.run(sync))).toBe('SizeError')
      expect(sizes).toEqual([996])
      await executor.dispose()
    },
  )

  it('a failure that puts the session back drops the calls that it still waited for', async () => {
    const { signals, ask } = watched()
    const session = shared.session({ hostFunctions: { ask }, limits: { cpuMs: 100 } })
    await session.run('let count = 1')
    await session.run('count = 2; Promise.all([ask(1), ask(2).then(() => { for (;;); })])')
    const outcome = await session.resume([{ id: 2, value: 1 }])
    expect(failureOf(outcome)).toMatchObject({ rolledBack: true, error: { code: 'timeout' } })
    expect(outcome.calls.map(({ status }) => status)).toEqual(['aborted', 'fulfilled'])
    expect([signals[0]?.aborted, session.pending]).toEqual([true, []])
    expect(valueOf(await session.run('count'))).toBe(1)
  })
})
