import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Timers } from '../../../packages/executor/src/6-bridge/timers.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Timers, and the numbers of those that fired; each is taken at once unless said. */
function recorded({ isTaken = true } = {}): { timers: Timers; fired: number[] } {
  const fired: number[] = []
  const timers: Timers = new Timers((id) => {
    fired.push(id)
    if (isTaken) timers.taken(id)
  })
  return { timers, fired }
}

describe('Timers', () => {
  it('start() fires once after its delay', () => {
    const { timers, fired } = recorded()
    timers.start(1, 20, false)
    vi.advanceTimersByTime(19)
    expect(fired).toEqual([])
    vi.advanceTimersByTime(100)
    expect(fired).toEqual([1])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('start() fires in the order of the delays', () => {
    const { timers, fired } = recorded()
    for (const [id, delay] of [30, 10, 20, 10].entries()) timers.start(id, delay, false)
    vi.advanceTimersByTime(30)
    expect(fired).toEqual([1, 3, 2, 0])
  })

  it('start() repeats until clear()', () => {
    const { timers, fired } = recorded()
    timers.start(1, 10, true)
    vi.advanceTimersByTime(35)
    timers.clear(1)
    vi.advanceTimersByTime(50)
    expect(fired).toEqual([1, 1, 1])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('start() leaves a timer alone that is set already', () => {
    const { timers, fired } = recorded()
    timers.start(1, 10, false)
    vi.advanceTimersByTime(5)
    timers.start(1, 10, false)
    vi.advanceTimersByTime(5)
    expect(fired).toEqual([1])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('start() sets a timer again after it has fired or was cleared', () => {
    const { timers, fired } = recorded()
    for (const id of [1, 2]) timers.start(id, 1, false)
    timers.clear(2)
    vi.advanceTimersByTime(1)
    for (const id of [1, 2]) timers.start(id, 1, false)
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([1, 1, 2])
  })

  it.each([0, -5, 0.5, Number.NaN])('start() takes a delay of %d for 1 ms', (delay) => {
    const { timers, fired } = recorded()
    timers.start(1, delay, false)
    expect(fired).toEqual([])
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([1])
  })

  it.each([2 ** 31, 1e12, Number.POSITIVE_INFINITY])('start() cuts a delay of %d to the longest one', (delay) => {
    const { timers, fired } = recorded()
    timers.start(1, delay, false)
    vi.advanceTimersByTime(2 ** 31 - 2)
    expect(fired).toEqual([])
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([1])
  })

  it('clear() keeps a repeated timer from firing when it is called as it fires', () => {
    const fired: number[] = []
    const timers: Timers = new Timers((id) => {
      fired.push(id)
      timers.clear(id)
    })
    timers.start(1, 10, true)
    vi.advanceTimersByTime(50)
    expect(fired).toEqual([1])
  })

  it('a repeated timer fires again only after it was taken, and then in time', () => {
    const { timers, fired } = recorded({ isTaken: false })
    timers.start(1, 10, true)
    vi.advanceTimersByTime(14)
    expect([fired, vi.getTimerCount()]).toEqual([[1], 0])
    timers.taken(1)
    vi.advanceTimersByTime(6)
    expect(fired).toEqual([1, 1])
    vi.advanceTimersByTime(1000)
    expect(fired).toEqual([1, 1])
    // It is late: what it missed is not made up for.
    timers.taken(1)
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([1, 1, 1])
    timers.taken(1)
    vi.advanceTimersByTime(9)
    expect(fired).toEqual([1, 1, 1])
  })

  it('taken() of a repeated timer that has not fired changes nothing', () => {
    const { timers, fired } = recorded()
    timers.start(1, 10, true)
    vi.advanceTimersByTime(5)
    timers.taken(1)
    vi.advanceTimersByTime(5)
    expect(fired).toEqual([1])
  })

  it('start() leaves a timer alone that has fired and was not taken yet', () => {
    const { timers, fired } = recorded({ isTaken: false })
    timers.start(1, 10, false)
    vi.advanceTimersByTime(10)
    timers.start(1, 10, false)
    vi.advanceTimersByTime(100)
    expect([fired, timers.has(1)]).toEqual([[1], true])
    timers.taken(1)
    expect(timers.has(1)).toBe(false)
  })

  it('clear() tells whether the timer had fired and was not taken', () => {
    const { timers } = recorded({ isTaken: false })
    for (const id of [1, 2]) timers.start(id, id * 10, false)
    vi.advanceTimersByTime(10)
    expect([1, 2, 3].map((id) => timers.clear(id))).toEqual([true, false, false])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('pause() stops the clocks and resume() goes on with what was left', () => {
    const { timers, fired } = recorded({ isTaken: false })
    timers.start(1, 10, true)
    timers.start(2, 30, false)
    vi.advanceTimersByTime(12)
    timers.pause()
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(1000)
    timers.resume()
    vi.advanceTimersByTime(17)
    expect(fired).toEqual([1])
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([1, 2])
  })

  it('clearAll() leaves no live timer, and clear() of none does nothing', () => {
    const { timers, fired } = recorded()
    timers.clear(5)
    timers.clearAll()
    timers.start(1, 10, true)
    timers.start(2, 10, false)
    timers.clearAll()
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(50)
    expect(fired).toEqual([])
  })
})
