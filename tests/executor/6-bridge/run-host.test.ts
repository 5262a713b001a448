import { describe, expect, it } from 'vitest'
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

describe('RunHost logs', () => {
  it('keeps few of a flood of empty lines in one turn', () => {
    const host = begun()
    for (let line = 0; line < 10_000; line++) host.log('log', '""')
    expect(host.takeAsked().logs.length).toBeLessThanOrEqual(250)
  })
})
