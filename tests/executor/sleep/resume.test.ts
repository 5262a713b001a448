import type { CallAnswer, CallRecord, HostCall, LogEntry, Session } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { failureOf, pendingOf, shareExecutor, valueOf } from '../../support/executor.ts'
import { askOutside, resumeToEnd } from '../../support/sleeping.ts'

const shared = shareExecutor({ limits: { cpuMs: 2000 } })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const hostFunctions = { ask: askOutside, tick: async (n: number): Promise<number> => n }
const THREE = 'Promise.all([1, 2, 3].map(async (n) => { const got = ask(n); console.log(n); return got }))'

/** A session that waits for three calls. */
async function waitingForThree(options: object = {}): Promise<Session> {
  const session = shared.session({ hostFunctions, ...options })
  expect(pendingOf(await session.run(THREE))).toHaveLength(3)
  return session
}

describe('session.resume()', () => {
  it('takes all answers at once, and the guest sees them in their order', async () => {
    const session = await waitingForThree()
    const outcome = await session.resume([
      { id: 3, value: 'c' },
      { id: 1, value: 'a' },
      { id: 2, value: 'b' },
    ])
    expect(valueOf(outcome)).toEqual(['a', 'b', 'c'])
    expect(outcome.logs.map(({ text }) => text)).toEqual(['3', '1', '2'])
  })

  it('takes any part of them, in any order, and stays suspended at the others', async () => {
    const session = await waitingForThree()
    const second = await session.resume([{ id: 2, value: 'b' }])
    expect(pendingOf(second).map(({ id }) => id)).toEqual([1, 3])
    expect(second.logs.map(({ text }) => text)).toEqual(['2'])
    expect(session.pending.map(({ id }) => id)).toEqual([1, 3])
    expect(pendingOf(await session.resume([{ id: 3, value: 'c' }])).map(({ id }) => id)).toEqual([1])
    expect(valueOf(await session.resume([{ id: 1, value: 'a' }]))).toEqual(['a', 'b', 'c'])
    expect(session.pending).toEqual([])
  })

  it('with no answers gives the same outcome again', async () => {
    const session = await waitingForThree()
    expect(pendingOf(await session.resume([]))).toEqual(session.pending)
    expect(session.pending.map(({ id }) => id)).toEqual([1, 2, 3])
  })

  it('answers in an exact run wait for the one that it stopped at', async () => {
    const session = shared.session({ hostFunctions })
    await session.run(
      'class A { get x() { return ask("sync") } } const all = Promise.all([ask(1), ask(2)]); [new A().x, await all]',
    )
    expect(session.pending.map(({ args }) => args[0])).toEqual([1, 2, 'sync'])
    const waits = await session.resume([
      { id: 2, value: 'b' },
      { id: 1, value: 'a' },
    ])
    expect(pendingOf(waits).map(({ id }) => id)).toEqual([3])
    const outcome = await resumeToEnd(session, waits, ({ args }) => args[0])
    expect(valueOf(outcome)).toEqual(['sync', ['a', 'b']])
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a Map with a Date', new Map([['at', new Date(7)]])],
    ['an Error', new TypeError('as a value')],
    ['negative zero', -0],
  ])('gives the guest a value that is %s', async (_, value) => {
    const session = shared.session({ hostFunctions })
    await session.run('const got = ask(1); got')
    expect(valueOf(await session.resume([{ id: 1, value }]))).toEqual(value)
  })

  it.each<[string, unknown, unknown]>([
    ['an Error of some class', new RangeError('not today'), ['RangeError', 'not today', true]],
    ['an Error with fields', Object.assign(new Error('no'), { status: 403 }), ['Error', 'no', true, 403]],
    ['a string', 'no', 'no'],
    ['an object', { reason: 'no' }, { reason: 'no' }],
    ['undefined', undefined, 'undefined'],
  ])('throws an error that is %s, for the guest to catch', async (_, error, expected) => {
    const session = shared.session({ hostFunctions })
    await session.run(`try { ask(1) } catch (error) {
      error instanceof Error ? [error.name, error.message, true, ...(error.status ? [error.status] : [])] : error ?? 'undefined'
    }`)
    expect(valueOf(await session.resume([{ id: 1, error }]))).toEqual(expected)
  })

  it('an error that is not caught fails the run, with the line of the call', async () => {
    const session = shared.session({ hostFunctions })
    await session.run('const ok = 1')
    await session.run('const one = 1\nfunction helper() {\n  return ask(one)\n}\nhelper()')
    const outcome = await session.resume([{ id: 1, error: new RangeError('not today') }])
    const { error, rolledBack } = failureOf(outcome)
    expect([error.code, error.name, error.message, error.line]).toEqual(['guest', 'RangeError', 'not today', 3])
    expect(error.codeFrame).toContain('> 3 |   return ask(one)')
    expect(rolledBack).toBe(false)
    expect(outcome.calls[0]).toMatchObject({ status: 'rejected', error: { name: 'RangeError', message: 'not today' } })
    expect(valueOf(await session.run('[ok, one]'))).toEqual([1, 1])
  })

  it.each<[string, object, unknown]>([
    ['a value beside an error that is undefined', { value: 1, error: undefined }, 1],
    ['an error beside a value that is undefined', { value: undefined, error: 'no' }, 'caught no'],
    ['a value that is undefined beside such an error', { value: undefined, error: undefined }, undefined],
    ['an error that is undefined', { error: undefined }, 'caught undefined'],
  ])('takes %s', async (_, answer, expected) => {
    const session = shared.session({ hostFunctions })
    await session.run('let got; try { got = ask(1) } catch (error) { got = `caught ${error}` } got')
    expect(valueOf(await session.resume([{ id: 1, ...answer } as CallAnswer]))).toBe(expected)
  })
})

describe('session.resume() refuses', () => {
  const refused: readonly (readonly [string, unknown, object])[] = [
    ['what is no list', { id: 1, value: 1 }, { name: 'TypeError' }],
    ['an answer that is no object', [1], { name: 'TypeError' }],
    ['null as an answer', [null], { name: 'TypeError' }],
    ['a hole among the answers', [{ id: 1, value: 1 }, , { id: 2, value: 2 }], { name: 'TypeError' }],
    ['an answer without an id', [{ value: 1 }], { name: 'TypeError' }],
    [
      'an id that is no number',
      [{ id: '1', value: 1 }],
      { name: 'TypeError', message: expect.stringContaining('not a number') },
    ],
    ['neither a value nor an error', [{ id: 1 }], { name: 'TypeError' }],
    ['both a value and an error', [{ id: 1, value: 1, error: 1 }], { name: 'TypeError' }],
    [
      'an unknown id',
      [{ id: 9, value: 1 }],
      { code: 'not-pending', message: expect.stringContaining('these wait: 1, 2, 3') },
    ],
    [
      'a call twice',
      [
        { id: 1, value: 1 },
        { id: 1, value: 2 },
      ],
      { code: 'not-pending', message: expect.stringContaining('twice') },
    ],
    [
      'a right answer before a wrong one',
      [
        { id: 1, value: 1 },
        { id: 9, value: 1 },
      ],
      { code: 'not-pending' },
    ],
    [
      'a value that cannot cross',
      [
        { id: 1, value: 1 },
        { id: 2, value: () => 1 },
      ],
      { code: 'not-transferable' },
    ],
    ['a value over argumentBytes', [{ id: 1, value: 'x'.repeat(2_000_000) }], { code: 'not-transferable' }],
  ]
  it.each(refused)('%s, and changes nothing', async (_, answers, error) => {
    const session = await waitingForThree()
    const before = session.pending
    await expect(session.resume(answers as CallAnswer[])).rejects.toMatchObject(error)
    expect(session.pending).toEqual(before)
    const outcome = await session.resume([1, 2, 3].map((id) => ({ id, value: id * 2 })))
    expect(valueOf(outcome)).toEqual([2, 4, 6])
  })

  it('unknown options, and changes nothing', async () => {
    const session = await waitingForThree()
    await expect(session.resume([{ id: 1, value: 1 }], { onlog: 1 } as object)).rejects.toThrow(TypeError)
    expect(session.pending).toHaveLength(3)
  })

  it('a call that was answered in an earlier stretch', async () => {
    const session = await waitingForThree()
    await session.resume([{ id: 2, value: 1 }])
    await expect(session.resume([{ id: 2, value: 1 }])).rejects.toMatchObject({ code: 'not-pending' })
    expect(session.pending.map(({ id }) => id)).toEqual([1, 3])
  })

  it('a session that waits for nothing', async () => {
    const session = shared.session({ hostFunctions })
    await expect(session.resume([])).rejects.toMatchObject({ code: 'not-pending' })
    await session.run('1')
    await expect(session.resume([{ id: 1, value: 1 }])).rejects.toMatchObject({ code: 'not-pending' })
  })

  it('while the session runs, as do save() and fork(): busy', async () => {
    const session = shared.session({ hostFunctions })
    const run = session.run('tick(1)')
    for (const wrong of [session.resume([]), session.save(), session.fork()]) {
      await expect(wrong).rejects.toMatchObject({ code: 'busy' })
    }
    expect(session.pending).toEqual([])
    expect(valueOf(await run)).toBe(1)
  })
})

describe('session.run() while suspended', () => {
  it('is busy, and changes nothing', async () => {
    const session = await waitingForThree()
    await expect(session.run('1')).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('resume()') })
    expect(valueOf(await session.resume([1, 2, 3].map((id) => ({ id, value: id }))))).toEqual([1, 2, 3])
    expect(valueOf(await session.run('1'))).toBe(1)
  })
})

describe('the outcomes of a run in stretches', () => {
  const CODE =
    'console.log("a"); tick(1); const x = ask("x"); console.log("b"); const y = ask("y"); console.log("c"); [x, y]'

  it('tell all logs and calls so far', async () => {
    const session = shared.session({ hostFunctions })
    const told = (outcome: { logs: readonly LogEntry[]; calls: readonly CallRecord[] }): unknown[] => [
      outcome.logs.map(({ text }) => text).join(''),
      outcome.calls.map(({ id, status }) => `${id} ${status}`),
    ]
    expect(told(await session.run(CODE))).toEqual(['a', ['1 fulfilled', '2 pending']])
    expect(told(await session.resume([{ id: 2, value: 1 }]))).toEqual([
      'ab',
      ['1 fulfilled', '2 fulfilled', '3 pending'],
    ])
    const last = await session.resume([{ id: 3, value: 2 }])
    expect(told(last)).toEqual(['abc', ['1 fulfilled', '2 fulfilled', '3 fulfilled']])
    expect(last.calls[1]).toMatchObject({ args: ['x'], value: 1 })
  })

  it('tell onLog and onCall of their own stretch only', async () => {
    const session = shared.session({ hostFunctions })
    const listener = (): { told: string[]; onLog: (entry: LogEntry) => void; onCall: (call: CallRecord) => void } => {
      const told: string[] = []
      return { told, onLog: ({ text }) => told.push(text), onCall: ({ id, status }) => told.push(`${id} ${status}`) }
    }
    const [one, two, three] = [listener(), listener(), listener()] as const
    const options = ({ onLog, onCall }: typeof one): object => ({ onLog, onCall })
    await session.run(CODE, options(one))
    await session.resume([{ id: 2, value: 1 }], options(two))
    await session.resume([{ id: 3, value: 2 }], options(three))
    expect(one.told).toEqual(['a', '1 pending', '1 fulfilled', '2 pending'])
    expect(two.told).toEqual(['2 fulfilled', 'b', '3 pending'])
    expect(three.told).toEqual(['3 fulfilled', 'c'])
  })

  it('add up cpuMs and wallMs', async () => {
    const session = shared.session({ hostFunctions })
    const usages = [await session.run(CODE)]
    for (const id of [2, 3]) usages.push(await session.resume([{ id, value: 1 }]))
    const cpu = usages.map(({ usage }) => usage.cpuMs)
    const wall = usages.map(({ usage }) => usage.wallMs)
    for (const times of [cpu, wall]) expect(times).toEqual([...times].sort((left, right) => left - right))
    expect(new Set(cpu).size).toBe(3)
  })
})

describe('a signal of a suspended call', () => {
  it('is not aborted by sleeping, and not by the answer', async () => {
    const signals: AbortSignal[] = []
    const ask = {
      handle: (call: HostCall) => {
        signals.push(call.signal)
        return call.suspend()
      },
    }
    const session = shared.session({ hostFunctions: { ask } })
    await session.run('ask(1) + ask(2)')
    await turn()
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    await session.resume([{ id: 1, value: 1 }])
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
  })
})
