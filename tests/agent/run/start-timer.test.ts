import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTimer } from '../../../packages/agent/src/run/start-timer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const DAY_MS = 24 * 3_600_000

describe('startTimer()', () => {
  it.each([0, 10, 2 ** 31 - 1, 2 ** 31, 100 * DAY_MS])(
    'startTimer() calls once after %i ms, and not before',
    (waitMs) => {
      let calls = 0
      startTimer(waitMs, () => calls++)
      if (waitMs > 0) vi.advanceTimersByTime(waitMs - 1)
      expect(calls).toBe(0)
      vi.advanceTimersByTime(1)
      expect(calls).toBe(1)
      vi.advanceTimersByTime(200 * DAY_MS)
      expect(calls).toBe(1)
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  it('startTimer() gives what stops it, also in the second stretch of a long wait', () => {
    let calls = 0
    const stop = startTimer(60 * DAY_MS, () => calls++)
    vi.advanceTimersByTime(30 * DAY_MS)
    expect(vi.getTimerCount()).toBe(1)
    stop()
    vi.advanceTimersByTime(100 * DAY_MS)
    expect(calls).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})
