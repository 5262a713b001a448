import { describe, expect, it } from 'vitest'
import { HALT } from '../../../packages/executor/src/5-run/guest-host.ts'
import { Journal } from '../../../packages/executor/src/6-bridge/journal.ts'
import { RunHost, type RunHostSession } from '../../../packages/executor/src/6-bridge/run-host.ts'

/** The host's side of a run whose first attempt has begun. */
function begun(limits: Partial<RunHostSession> = {}, journal = new Journal()): RunHost {
  const host = new RunHost(journal, {
    maxCalls: 100,
    logBytes: 1000,
    argumentBytes: 10,
    engineWaits: false,
    nowMs: () => 0,
    randomBytes: (length) => new Uint8Array(length),
    moduleScript: () => '',
    rewrittenText: () => undefined,
    ...limits,
  })
  host.begin()
  return host
}

const TOO_LARGE = 'Cannot call tool: cannot cross: value takes 11 bytes or more, over the limit of 10'

describe('RunHost calls', () => {
  it('takes arguments of exactly argumentBytes and refuses one more, as the guest does', () => {
    const host = begun()
    expect(host.call('tool', `["${'x'.repeat(6)}"]`)).toBe(1)
    const ways = [
      () => host.call('tool', `["${'x'.repeat(7)}"]`),
      () => host.callSync('tool', `["${'x'.repeat(7)}"]`),
      () => host.terminal('tool', `["${'x'.repeat(7)}"]`),
    ]
    for (const way of ways) expect(way).toThrow(expect.objectContaining({ name: 'SizeError', message: TOO_LARGE }))
    expect(host.ended).toBeUndefined()
    expect(host.takeAsked().calls.map(({ id }) => id)).toEqual([1])
  })

  it('counts bytes of UTF-8', () => {
    expect(begun().call('tool', '["ééé"]')).toBe(1)
    expect(() => begun().call('tool', '["éééé"]')).toThrow('12 bytes')
  })

  it('knows a call of an earlier attempt again, whatever the limit is now', () => {
    const journal = new Journal()
    expect(begun({ argumentBytes: 100 }, journal).call('tool', `["${'x'.repeat(50)}"]`)).toBe(1)
    expect(begun({}, journal).call('tool', `["${'x'.repeat(50)}"]`)).toBe(1)
  })
})

describe('RunHost timers', () => {
  it('takes 10,000 at once and refuses one more, until another is cleared or over', () => {
    const journal = new Journal()
    const host = begun({}, journal)
    for (let id = 1; id <= 10_000; id++) host.startTimer(id, 5, false)
    expect(() => host.startTimer(10_001, 5, true)).toThrow(RangeError)
    host.clearTimer(7)
    host.startTimer(10_002, 5, true)
    expect(() => host.startTimer(10_003, 5, false)).toThrow(/10000/)
    journal.taken({ kind: 'timer', id: 1 })
    host.startTimer(10_004, 5, false)
    expect(host.takeAsked().timers).toHaveLength(10_001)
  })
})

describe('RunHost events in the middle of a turn', () => {
  /** Another attempt of a run whose first was given a call and two timers, one of which repeats. */
  function again(engineWaits = false): { readonly host: RunHost; readonly journal: Journal } {
    const journal = new Journal()
    const first = begun({ engineWaits }, journal)
    const set = (host: RunHost): void => {
      host.call('tool', '[]')
      host.startTimer(1, 5, false)
      host.startTimer(2, 5, true)
    }
    set(first)
    journal.crossing(1).answer = 'v7'
    for (const event of [{ kind: 'timer', id: 1 } as const, { kind: 'timer', id: 2 } as const]) journal.deliver(event)
    journal.deliver({ kind: 'call', id: 1 })
    const host = begun({ engineWaits }, journal)
    set(host)
    return { host, journal }
  }

  it('nextEvent() gives those of earlier attempts; a single timer needs no clock then', () => {
    const { host } = again()
    expect([host.nextEvent(), host.nextEvent(), host.nextEvent()]).toEqual([
      { kind: 'timer', id: 1 },
      { kind: 'timer', id: 2 },
      { kind: 'call', id: 1, answer: 'v7' },
    ])
    expect(host.takeAsked().timers.map(({ id }) => id)).toEqual([2])
    expect(host.standsStill).toBe(false)
    host.clearTimer(2)
    expect(host.standsStill).toBe(true)
  })

  it('nextEvent() abandons the guest where none is known, or has it halt', () => {
    for (const [engineWaits, missing, halted] of [
      [false, 0, undefined],
      [true, undefined, 0],
    ] as const) {
      const { host } = again(engineWaits)
      for (let event = 0; event < 3; event++) host.nextEvent()
      expect(host.nextEvent()).toBe(engineWaits ? HALT : undefined)
      expect([host.missing, host.halted]).toEqual([missing, halted])
    }
  })

  it('nothing happens to a run that has ended', () => {
    const { host, journal } = again()
    host.uncaught('e')
    expect([host.nextEvent(), host.missing, host.standsStill]).toEqual([undefined, undefined, false])
    expect(journal.replay()).toEqual({ kind: 'timer', id: 1 })
  })
})

describe('RunHost logs', () => {
  it('keeps few of a flood of empty lines in one turn', () => {
    const host = begun()
    for (let line = 0; line < 10_000; line++) host.log('log', '""')
    expect(host.takeAsked().logs.length).toBeLessThanOrEqual(250)
  })
})
