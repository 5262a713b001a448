import { createExecutor, type HostCall } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { deferred, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 2000 } })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
/** Timers and handles of the process. The test runner's own timers may end meanwhile, but none may come. */
const countHandles = (): number => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length

/** Host functions that wait, and what they saw of their calls. */
function waitingFunctions(): {
  started: HostCall[]
  hostFunctions: Record<string, { handle: (call: HostCall) => unknown }>
} {
  const started: HostCall[] = []
  const wait = {
    handle: (call: HostCall) => {
      started.push({ ...call, signal: call.signal })
      return deferred().promise
    },
  }
  return { started, hostFunctions: { wait, tick: { handle: async () => 1 } } }
}

describe('abort', () => {
  it('rejects at once when the signal is aborted already, and calls nothing', async () => {
    const { started, hostFunctions } = waitingFunctions()
    const session = shared.session({ hostFunctions })
    const reason = { code: 'mine' }
    await expect(session.run('globalThis.ran = 1; wait()', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(started).toEqual([])
    expect(valueOf(await session.run('typeof ran'))).toBe('undefined')
  })

  it.each([
    ['a call', 'wait(1)'],
    ['several calls', 'Promise.all([wait(1), wait(2), wait(3)])'],
    ['a call in a place that cannot wait', '[2, 1].sort(() => wait(1))'],
    ['a call in a getter', 'class A { get x() { return wait(1) } } new A().x'],
    ['a timer', 'await new Promise((done) => setTimeout(done, 60_000))'],
    ['an interval', 'setInterval(() => {}, 60_000)'],
  ])('during %s rejects with the signal’s reason and puts the session back', async (_, code) => {
    const { started, hostFunctions } = waitingFunctions()
    const session = shared.session({ hostFunctions })
    await session.run('let count = 1')
    const before = countHandles()
    const controller = new AbortController()
    const run = session.run(`count = 2; tick(); count = 3; ${code}`, { signal: controller.signal })
    const ended = expect(run).rejects.toBe('enough')
    for (let wait = 0; wait < 20; wait++) await turn()
    controller.abort('enough')
    await ended
    for (const { signal } of started) expect([signal.aborted, signal.reason]).toEqual([true, 'enough'])
    expect(started.length).toBe(code.includes('wait') ? (code.match(/wait\(/g) ?? []).length : 0)
    expect(countHandles()).toBeLessThanOrEqual(before)
    expect(valueOf(await session.run('[count, tick()]'))).toEqual([1, 1])
  })

  it('during a terminal call rejects too', async () => {
    const signals: AbortSignal[] = []
    const finalAnswer = {
      handle: (call: HostCall) => {
        signals.push(call.signal)
        return deferred().promise
      },
      terminal: true,
    }
    const session = shared.session({ hostFunctions: { finalAnswer } })
    const controller = new AbortController()
    const ended = expect(session.run('finalAnswer(1)', { signal: controller.signal })).rejects.toBe('enough')
    for (let wait = 0; wait < 10; wait++) await turn()
    controller.abort('enough')
    await ended
    expect(signals.map(({ aborted, reason }) => [aborted, reason])).toEqual([[true, 'enough']])
    expect(valueOf(await session.run('1'))).toBe(1)
  })

  it('between turns, by a host function itself, rejects', async () => {
    const controller = new AbortController()
    const session = shared.session({
      hostFunctions: {
        stop: async () => {
          controller.abort('from inside')
          return 1
        },
      },
    })
    await expect(session.run('globalThis.x = stop(); globalThis.y = 1', { signal: controller.signal })).rejects.toBe(
      'from inside',
    )
    expect(valueOf(await session.run('[typeof x, typeof y]'))).toEqual(['undefined', 'undefined'])
  })

  it('by onLog and onCall rejects', async () => {
    for (const name of ['onLog', 'onCall'] as const) {
      const controller = new AbortController()
      const stop = (): void => controller.abort('told')
      const run = shared.run('console.log(1); tick(); 2', {
        hostFunctions: waitingFunctions().hostFunctions,
        signal: controller.signal,
        [name]: stop,
      })
      await expect(run).rejects.toBe('told')
    }
  })

  it('after the end changes nothing', async () => {
    const controller = new AbortController()
    const { hostFunctions } = waitingFunctions()
    const outcome = await shared.run('tick()', { hostFunctions, signal: controller.signal })
    controller.abort()
    expect(valueOf(outcome)).toBe(1)
  })

  it('rejects with what the signal gives: an AbortError, a TimeoutError, undefined becomes an AbortError', async () => {
    const { hostFunctions } = waitingFunctions()
    await expect(shared.run('wait()', { hostFunctions, signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    const controller = new AbortController()
    const ended = expect(shared.run('wait()', { hostFunctions, signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    await turn()
    controller.abort()
    await ended
  })

  it('leaves no listener on the signal', async () => {
    const controller = new AbortController()
    const added: string[] = []
    const { signal } = controller
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      added.push('+')
      add(...args)
    }
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      added.push('-')
      remove(...args)
    }
    for (let run = 0; run < 5; run++) await shared.run('1', { signal })
    expect(added.filter((sign) => sign === '+').length).toBe(added.filter((sign) => sign === '-').length)
  })

  it('one session’s abort touches no other', async () => {
    const { hostFunctions } = waitingFunctions()
    const answers = deferred<number>()
    const other = shared.session({ hostFunctions: { slow: () => answers.promise } })
    const run = other.run('slow() + 1')
    const controller = new AbortController()
    const ended = expect(shared.run('wait()', { hostFunctions, signal: controller.signal })).rejects.toBe('x')
    await turn()
    controller.abort('x')
    await ended
    answers.resolve(41)
    expect(valueOf(await run)).toBe(42)
  })
})

describe('dispose() during a run', () => {
  it('of the session rejects with disposed and aborts its calls', async () => {
    const { started, hostFunctions } = waitingFunctions()
    const session = shared.session({ hostFunctions })
    const before = countHandles()
    const ended = expect(
      session.run('setTimeout(() => {}, 60_000); Promise.all([wait(1), wait(2)])'),
    ).rejects.toMatchObject({ code: 'disposed' })
    for (let wait = 0; wait < 10; wait++) await turn()
    await session.dispose()
    await ended
    expect(started.map(({ signal }) => signal.aborted)).toEqual([true, true])
    expect(countHandles()).toBeLessThanOrEqual(before)
    expect(valueOf(await shared.run('1'))).toBe(1)
  })

  it('of the executor rejects all runs with disposed', async () => {
    const executor = await createExecutor({ maxMachines: 2 })
    const { started, hostFunctions } = waitingFunctions()
    const runs = Array.from({ length: 10 }, () => executor.run('wait(1)', { hostFunctions }))
    const ended = Promise.allSettled(runs)
    while (started.length < 10) await turn()
    await executor.dispose()
    for (const result of await ended) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'disposed' } })
    expect(started.every(({ signal }) => signal.aborted)).toBe(true)
  })

  it('right after run() was called, before anything ran, rejects too', async () => {
    const session = shared.session({ hostFunctions: waitingFunctions().hostFunctions })
    const ended = expect(session.run('wait(1)')).rejects.toMatchObject({ code: 'disposed' })
    await session.dispose()
    await ended
    const executor = await createExecutor()
    const run = expect(executor.run('1')).rejects.toMatchObject({ code: 'disposed' })
    await executor.dispose()
    await run
  })

  it('runs with await using', async () => {
    const executor = await createExecutor()
    const session = executor.createSession()
    expect(valueOf(await session.run('1'))).toBe(1)
    await session[Symbol.asyncDispose]()
    await executor[Symbol.asyncDispose]()
    expect(() => executor.createSession()).toThrow(/disposed/)
  })
})
