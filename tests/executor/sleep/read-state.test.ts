import { beforeAll, describe, expect, it } from 'vitest'
import { decode, encode } from '../../../packages/executor/src/6-bridge/codec.ts'
import { readState } from '../../../packages/executor/src/sleep/read-state.ts'
import { shareExecutor } from '../../support/executor.ts'
import { askOutside } from '../../support/sleeping.ts'

const shared = shareExecutor()

/** The state as the codec wrote it, loosely: a test changes any part of it. */
interface LooseState {
  hostFunctions: unknown
  names: { bindings: Map<unknown, unknown>; promises: Record<string, unknown> }
  history: { cells: unknown[] }
  run: {
    journal: { crossings: unknown[][]; lastId: unknown; delivered: unknown; timers: unknown }
    arrived: unknown
    missing: unknown
    guest: unknown
    logs: unknown
    cpuMs: unknown
    wallMs: unknown
  }
}

/** Places of a crossing in its list. */
const [ID, ARGS, ANSWER, SUSPENDED, MADE_IN, AWAITED_IN, FAILURE] = [0, 2, 3, 4, 5, 6, 7] as const

/** The state of a session that waits for two calls, after one that was answered. */
let waiting: Uint8Array
/** The state of one that stopped in a getter. */
let stopped: Uint8Array
/** The state of one that waits for an event in a getter, after one that it was given there. */
let nested: Uint8Array

async function stateOf(code: string): Promise<Uint8Array> {
  const session = shared.executor.createSession({ hostFunctions: { ask: askOutside, tick: async () => 1 } })
  await session.run(code)
  const image = await session.save()
  await session.dispose()
  return image.slice(60, 60 + new DataView(image.buffer).getUint32(40, true))
}

beforeAll(async () => {
  waiting = await stateOf('let a = tick(); Promise.all([ask(1), ask(2)])')
  stopped = await stateOf(
    'await new Promise((done) => setTimeout(done, 1)); setTimeout(() => 1, 1); new (class { get x() { return ask(1) } })().x',
  )
})

beforeAll(async () => {
  nested = await stateOf('new (class { get x() { return (async () => [await tick(), await ask(1)])().length } })().x')
})

function changed(bytes: Uint8Array, change: (state: LooseState) => void): Uint8Array {
  const state = decode(new TextDecoder().decode(bytes)) as LooseState
  change(state)
  return new TextEncoder().encode(encode(state, { maxBytes: 1e6, what: 'the state' }))
}

/** Without the instants, which are read in the clock of this process. */
function timeless(state: ReturnType<typeof readState>): object {
  const crossings = state.run?.journal.crossings.map((one) => ({ ...one, startedMs: 0, endedMs: 0 }))
  return { ...state, run: { ...state.run, journal: { ...state.run?.journal, crossings } } }
}

const crossing = (state: LooseState, index: number): unknown[] => state.run.journal.crossings[index] as unknown[]

describe('readState()', () => {
  it('reads what was written', () => {
    for (const bytes of [waiting, stopped, nested]) {
      const same = readState(changed(bytes, () => undefined))
      expect(timeless(same)).toEqual(timeless(readState(bytes)))
    }
    expect(readState(waiting).run?.journal.crossings).toHaveLength(3)
    expect(readState(nested).run).toMatchObject({ missing: 0, journal: { delivered: [{ kind: 'call', id: 1 }] } })
    expect(readState(stopped).run).toMatchObject({ missing: 1, journal: { timers: [[2, false]] } })
  })

  const refused: readonly (readonly [string, (state: LooseState) => void])[] = [
    ['no list of host functions', (state) => (state.hostFunctions = { ask: true })],
    ['a name that is no text', (state) => state.names.bindings.set(1, {})],
    [
      'a name of an unknown kind',
      (state) => state.names.bindings.set('b', { slot: 'b', kind: 'goto', suspends: false }),
    ],
    ['nothing of what plain cells call', (state) => delete state.names.promises['plainCalls']],
    ['nothing of promises', (state) => delete (state.names as Partial<LooseState['names']>).promises],
    ['a run and no cell', (state) => (state.history.cells = [])],
    ['calls that are not numbered one after the other', (state) => (crossing(state, 1)[ID] = 3)],
    ['fewer calls than it counts', (state) => (state.run.journal.lastId = 9)],
    ['arguments that cannot be read', (state) => (crossing(state, 0)[ARGS] = '[')],
    ['an answer that cannot be read', (state) => (crossing(state, 0)[ANSWER] = 'v[')],
    ['an answer of no kind', (state) => (crossing(state, 0)[ANSWER] = 'x1')],
    ['an error without its name', (state) => (crossing(state, 0)[ANSWER] = 'e{}')],
    ['a value with the name of an error', (state) => (crossing(state, 0)[FAILURE] = { name: 'Error', message: '' })],
    ['a payload that cannot be read', (state) => (crossing(state, 1)[SUSPENDED] = '{')],
    ['an answer to a call that nobody made', (state) => (state.run.arrived = [{ kind: 'call', id: 9 }])],
    ['an answer to call 0', (state) => (state.run.journal.delivered = [{ kind: 'call', id: 0 }])],
    ['an answer that came and is missing', (state) => (state.run.arrived = [{ kind: 'call', id: 2 }])],
    ['a call of a later attempt', (state) => (crossing(state, 1)[MADE_IN] = 2)],
    ['a call that is awaited in a later attempt', (state) => (crossing(state, 1)[AWAITED_IN] = 2)],
    ['a call that nobody will answer', (state) => (crossing(state, 1)[SUSPENDED] = undefined)],
    ['a call that is awaited though it has its answer', (state) => (crossing(state, 0)[AWAITED_IN] = 1)],
    ['a timer that nobody has set', (state) => (state.run.journal.timers = [[1, false]])],
    [
      'no call that waits',
      (state) =>
        state.run.journal.crossings.forEach((one) => {
          one[SUSPENDED] = undefined
          one[ANSWER] = 'v1'
          one[AWAITED_IN] = 0
        }),
    ],
    ['a call that it stopped at and that is not there', (state) => (state.run.missing = 7)],
    ['a call that it stopped at and that is answered', (state) => (state.run.missing = 1)],
    ['less time than none', (state) => (state.run.cpuMs = -1)],
    ['no number of milliseconds', (state) => (state.run.wallMs = Number.NaN)],
    ['a guest without its promise', (state) => (state.run.guest = {})],
    ['a promise that is no address', (state) => (state.run.guest = { promise: -8, scriptIsPending: true })],
    [
      'a line of an unknown level',
      (state) => (state.run.logs = { head: [{ level: 'loud', text: '' }], tail: [], omittedBytes: 0 }),
    ],
  ]
  it.each(refused)('refuses %s', (_, change) => {
    const call = (): unknown => readState(changed(waiting, change))
    expect(call).toThrow(expect.objectContaining({ name: 'ExecutorError', code: 'image-damaged' }))
  })

  const refusedNested: typeof refused = [
    ['an event that never comes', (state) => (crossing(state, 1)[AWAITED_IN] = 0)],
    ['an event that came and was not given', (state) => (crossing(state, 0)[AWAITED_IN] = 2)],
    ['a timer that nobody has set', (state) => (state.run.journal.timers = [[1, false]])],
    ['no call that waits', (state) => (crossing(state, 1)[SUSPENDED] = undefined)],
  ]
  it.each(refusedNested)('refuses a wait in the middle of a call for %s', (_, change) => {
    const call = (): unknown => readState(changed(nested, change))
    expect(call).toThrow(expect.objectContaining({ name: 'ExecutorError', code: 'image-damaged' }))
  })

  it.each([['null'], ['1'], ['"text"'], ['[]'], ['{}'], [''], ['='], ['{"__proto__":{"run":1}}']])(
    'refuses %s',
    (text) => {
      const call = (): unknown => readState(new TextEncoder().encode(text))
      expect(call).toThrow(expect.objectContaining({ code: 'image-damaged' }))
    },
  )
})
