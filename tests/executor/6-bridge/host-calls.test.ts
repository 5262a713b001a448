import { describe, expect, it } from 'vitest'
import { decode, decodeError, encode } from '../../../packages/executor/src/6-bridge/codec.ts'
import { HostCalls, recordOf } from '../../../packages/executor/src/6-bridge/host-calls.ts'
import { type Crossing, Journal } from '../../../packages/executor/src/6-bridge/journal.ts'
import type { HostCall } from '../../../packages/executor/src/options.ts'
import type { CallRecord } from '../../../packages/executor/src/outcome.ts'
import { deferred } from '../../support/executor.ts'

type Functions = Readonly<Record<string, (call: HostCall) => unknown>>

/** The calls of a run over these functions, the answers that came, and the records that were told. */
function callsOver(functions: Functions, { maxCallsInFlight = 64, argumentBytes = 1000 } = {}) {
  const journal = new Journal()
  const answered: number[] = []
  const records: CallRecord[] = []
  const hostFunctions = new Map(
    Object.entries(functions).map(([name, invoke]) => [name, { invoke, terminal: false }] as const),
  )
  const calls = new HostCalls(
    'session-1',
    { hostFunctions, limits: { argumentBytes, maxCallsInFlight } },
    { arrive: ({ id }) => answered.push(id), wake: () => {} },
  )
  calls.onCall = (record) => records.push(record)
  const ask = (name: string, ...args: unknown[]): Crossing => {
    const crossing = journal.add(name, encode(args, { maxBytes: 1000, what: 'the arguments' }))
    calls.add(crossing)
    return crossing
  }
  return { calls, ask, answered, records, journal }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What an answer says: the value, or name and message of the error. */
function told(answer: string | undefined): unknown {
  if (answer?.startsWith('v')) return decode(answer.slice(1))
  const { name, message } = decodeError(answer?.slice(1) ?? '')
  return `${name}: ${message}`
}

describe('HostCalls', () => {
  it('start() calls what was asked for, not before', async () => {
    const seen: HostCall[] = []
    const { calls, ask, answered } = callsOver({ f: (call) => seen.push(call) })
    const crossing = ask('f', 1, { a: [2] })
    expect(seen).toEqual([])
    calls.start()
    expect(seen.map(({ id, sessionId, args }) => [id, sessionId, args])).toEqual([[1, 'session-1', [1, { a: [2] }]]])
    expect([told(crossing.answer), answered]).toEqual([1, [1]])
    calls.start()
    await settled()
    expect(seen).toHaveLength(1)
  })

  it('answers with values, promises and thenables', async () => {
    const functions = {
      plain: () => new Map([[1, 2]]),
      nothing: () => undefined,
      later: async () => 5,
      thenable: () => ({ then: (resolve: (value: number) => void) => resolve(6) }),
    }
    const { calls, ask } = callsOver(functions)
    const crossings = Object.keys(functions).map((name) => ask(name))
    calls.start()
    await settled()
    expect(crossings.map(({ answer }) => told(answer))).toEqual([new Map([[1, 2]]), undefined, 5, 6])
  })

  it('answers with an error what a function throws or rejects, and what cannot cross', async () => {
    const functions = {
      throws: () => {
        throw new RangeError('no')
      },
      rejects: () => Promise.reject(new TypeError('not now')),
      thenable: () => ({
        get then() {
          throw new Error('trap')
        },
      }),
      closure: () => () => 1,
      large: () => 'x'.repeat(2000),
    }
    const { calls, ask, answered } = callsOver(functions)
    const crossings = [...Object.keys(functions), 'unknown'].map((name) => ask(name))
    calls.start()
    await settled()
    const answers = crossings.map(({ answer }) => told(answer))
    expect(answers.slice(0, 3)).toEqual(['RangeError: no', 'TypeError: not now', 'Error: trap'])
    expect(answers[3]).toMatch(/^TypeError: .*the answer of closure/)
    expect(answers[4]).toMatch(/^TypeError: .*the answer of large/)
    expect(answers[5]).toBe("Error: there is no host function 'unknown'")
    expect([...answered].sort()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('runs no more than maxCallsInFlight at a time, in the order of the asking', async () => {
    const open: { id: number; resolve: (value: unknown) => void }[] = []
    const functions = {
      wait: ({ id }: HostCall) => {
        const { promise, resolve } = deferred()
        open.push({ id, resolve })
        return promise
      },
    }
    const { calls, ask, answered } = callsOver(functions, { maxCallsInFlight: 2 })
    for (let time = 0; time < 5; time++) ask('wait')
    calls.start()
    expect(open.map(({ id }) => id)).toEqual([1, 2])
    open[1]?.resolve(0)
    await settled()
    expect(open.map(({ id }) => id)).toEqual([1, 2, 3])
    for (const { resolve } of open) resolve(0)
    await settled()
    for (const { resolve } of open) resolve(0)
    await settled()
    expect([open.map(({ id }) => id), answered]).toEqual([
      [1, 2, 3, 4, 5],
      [2, 1, 3, 4, 5],
    ])
  })

  it('tells of each call when it starts and when it ends', async () => {
    const { calls, ask, records } = callsOver({ f: async () => 5, g: () => Promise.reject('text') })
    ask('f', 1)
    ask('g')
    calls.start()
    expect(records.map(({ name, status }) => `${name} ${status}`)).toEqual(['f pending', 'g pending'])
    await settled()
    expect(records.slice(2)).toEqual([
      { id: 1, name: 'f', args: [1], status: 'fulfilled', value: 5, durationMs: expect.any(Number) },
      {
        id: 2,
        name: 'g',
        args: [],
        status: 'rejected',
        error: { name: 'Error', message: 'text' },
        durationMs: expect.any(Number),
      },
    ])
    for (const { durationMs } of records) expect(durationMs).toBeGreaterThanOrEqual(0)
  })

  it('end() aborts calls in flight with the reason, and hears no answer any more', async () => {
    const signals: AbortSignal[] = []
    const { promise, resolve } = deferred()
    const { calls, ask, answered } = callsOver({
      wait: (call) => {
        signals.push(call.signal)
        return promise
      },
    })
    const crossing = ask('wait')
    calls.start()
    expect(signals[0]?.aborted).toBe(false)
    const waiting = ask('wait')
    calls.end(() => 'over')
    expect([signals[0]?.aborted, signals[0]?.reason]).toEqual([true, 'over'])
    resolve(1)
    calls.start()
    await settled()
    expect([answered, signals.length, crossing.answer, waiting.answer]).toEqual([[], 1, undefined, undefined])
    expect(recordOf(crossing, 'aborted')).toMatchObject({ id: 1, status: 'aborted' })
  })

  it('gives an aborted signal to a function that asks for it after its call is over', async () => {
    const kept: HostCall[] = []
    const { calls, ask } = callsOver({ f: (call) => kept.push(call) })
    ask('f')
    calls.start()
    expect(kept[0]?.signal.aborted).toBe(true)
  })

  it('finish() answers the call that ends the run, without an event for the guest', async () => {
    const { calls, journal, answered } = callsOver({
      done: async ({ args }) => args[0],
      bad: () => {
        throw new RangeError('no')
      },
    })
    const [good, bad] = [journal.add('done', '[7]'), journal.add('bad', '[]')]
    await calls.finish(good)
    await calls.finish(bad)
    expect([good, bad].map(({ answer }) => told(answer))).toEqual([7, 'RangeError: no'])
    expect(bad.failure).toEqual({ name: 'RangeError', message: 'no' })
    expect(answered).toEqual([])
  })

  it('answers 10,000 calls of functions that do not wait', () => {
    const { calls, ask, answered } = callsOver({ f: ({ id }) => id })
    for (let time = 0; time < 10_000; time++) ask('f')
    calls.start()
    expect(answered).toHaveLength(10_000)
  })
})

describe('recordOf()', () => {
  it.each([
    [
      {
        get message() {
          throw new Error('trap')
        },
      },
      'Error',
      '[object Object]',
    ],
    [Object.create(null), 'Error', 'an unknown value'],
    [Symbol('s'), 'Error', 'Symbol(s)'],
    [undefined, 'Error', 'undefined'],
  ])('tells of whatever was thrown (%#)', async (thrown, name, message) => {
    const { calls, ask, records } = callsOver({ f: () => Promise.reject(thrown) })
    ask('f')
    calls.start()
    await settled()
    expect(records[1]?.error).toEqual({ name, message })
  })
})
