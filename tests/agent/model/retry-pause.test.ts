import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { retryPauseMs } from '../../../packages/agent/src/model/retry-pause.ts'

const asked = (headers: Record<string, string>, message = ''): number =>
  retryPauseMs(0, (name) => headers[name] ?? null, message)

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2025-01-01T00:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('retryPauseMs()', () => {
  it('retryPauseMs() waits as long as the server asks: seconds, a date, milliseconds', () => {
    expect(asked({ 'retry-after': '20' })).toBe(20_000)
    expect(asked({ 'retry-after': ' 0.25 ' })).toBe(250)
    expect(asked({ 'retry-after': 'Wed, 01 Jan 2025 00:00:30 GMT' })).toBe(30_000)
    expect(asked({ 'retry-after': 'Tue, 31 Dec 2024 00:00:00 GMT' })).toBe(0)
    expect(asked({ 'retry-after-ms': '1500', 'retry-after': '9' })).toBe(1_500)
  })

  it('retryPauseMs() reads the pause from the message where no header tells it', () => {
    expect(asked({}, 'You exceeded your current quota. Please retry in 34.5s.')).toBe(34_500)
    expect(asked({}, 'Rate limit reached. Please try again in 120ms.')).toBe(120)
    expect(asked({ 'retry-after': '1' }, 'Please retry in 34.5s.')).toBe(1_000)
  })

  it('retryPauseMs() doubles from half a second to eight, less a quarter at most', () => {
    const random = vi.spyOn(Math, 'random')
    random.mockReturnValue(0)
    expect([0, 1, 2, 3, 4, 9].map((retries) => retryPauseMs(retries, () => null, ''))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000,
    ])
    random.mockReturnValue(1)
    expect(retryPauseMs(0, () => null, '')).toBe(375)
    random.mockRestore()
  })

  it('retryPauseMs() does not take nonsense for a pause', () => {
    expect(asked({ 'retry-after': 'soon' })).toBeGreaterThanOrEqual(375)
  })
})
