import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RequestLimits } from '../../../packages/agent/src/model/request-limits.ts'

const MINUTE_MS = 60_000
const callers = Array.from({ length: 100 }, (_, index) => index)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('RequestLimits.takeTurn()', () => {
  it('takeTurn() lets 100 waiting callers through in order, never more than the limit in any minute', async () => {
    const limits = new RequestLimits({ requestsPerMinute: 30 })
    const began: { caller: number; atMs: number }[] = []
    const all = callers.map(async (caller) => {
      await limits.takeTurn(undefined)
      began.push({ caller, atMs: performance.now() })
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(began).toHaveLength(30)
    await vi.advanceTimersByTimeAsync(MINUTE_MS - 1)
    expect(began).toHaveLength(30)
    await vi.advanceTimersByTimeAsync(3 * MINUTE_MS)
    await Promise.all(all)
    expect(began.map(({ caller }) => caller)).toEqual(callers)
    const within = began.map(
      ({ atMs }) => began.filter((one) => one.atMs > atMs - MINUTE_MS && one.atMs <= atMs).length,
    )
    expect(Math.max(...within)).toBe(30)
  })

  it('takeTurn() counts any minute, not those of the clock', async () => {
    const limits = new RequestLimits({ requestsPerMinute: 2 })
    await limits.takeTurn(undefined)
    await vi.advanceTimersByTimeAsync(50_000)
    await limits.takeTurn(undefined)
    let atMs = 0
    const start = performance.now()
    const third = limits.takeTurn(undefined).then(() => {
      atMs = performance.now() - start
    })
    const fourth = limits.takeTurn(undefined)
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    await Promise.all([third, fourth])
    expect(atMs).toBe(10_000)
    expect(performance.now() - start).toBe(MINUTE_MS)
  })

  it('takeTurn() gives the turn of an aborted caller to the next, and leaves no timer behind', async () => {
    const limits = new RequestLimits({ requestsPerMinute: 1 })
    await limits.takeTurn(undefined)
    const controller = new AbortController()
    const aborted = limits.takeTurn(controller.signal)
    const next = limits.takeTurn(undefined)
    controller.abort(new Error('Enough'))
    await expect(aborted).rejects.toThrow('Enough')
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    await next
    const last = new AbortController()
    const alone = limits.takeTurn(last.signal)
    expect(vi.getTimerCount()).toBe(1)
    last.abort(new Error('Enough'))
    await expect(alone).rejects.toThrow('Enough')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('takeTurn() refuses a signal that is aborted already, without counting it', async () => {
    const limits = new RequestLimits({ requestsPerMinute: 1 })
    await expect(limits.takeTurn(AbortSignal.abort(new Error('Enough')))).rejects.toThrow('Enough')
    await limits.takeTurn(undefined)
  })
})

describe('RequestLimits.takeSlot()', () => {
  it('takeSlot() lets 100 waiting callers through in their order, never more than the limit at once', async () => {
    const limits = new RequestLimits({ maxConcurrent: 3 })
    const order: number[] = []
    let now = 0
    let most = 0
    const all = callers.map(async (caller) => {
      const release = await limits.takeSlot(undefined)
      order.push(caller)
      most = Math.max(most, ++now)
      await new Promise((resolve) => setTimeout(resolve, (caller % 7) * 10))
      now--
      release()
    })
    await vi.advanceTimersByTimeAsync(10_000)
    await Promise.all(all)
    expect(order).toEqual(callers)
    expect(most).toBe(3)
  })

  it('takeSlot() hands a slot to the first in line, not to a newcomer, and frees it only once', async () => {
    const limits = new RequestLimits({ maxConcurrent: 1 })
    const order: string[] = []
    const release = await limits.takeSlot(undefined)
    const first = limits.takeSlot(undefined).then((free) => {
      order.push('first')
      return free
    })
    release()
    release()
    const newcomer = limits.takeSlot(undefined).then((free) => {
      order.push('newcomer')
      return free
    })
    const free = await first
    await vi.advanceTimersByTimeAsync(1_000)
    expect(order).toEqual(['first'])
    free()
    await newcomer
  })

  it('takeSlot() lets an aborted caller leave the line', async () => {
    const limits = new RequestLimits({ maxConcurrent: 1 })
    const release = await limits.takeSlot(undefined)
    const controller = new AbortController()
    const aborted = limits.takeSlot(controller.signal)
    const next = limits.takeSlot(undefined)
    controller.abort(new Error('Enough'))
    await expect(aborted).rejects.toThrow('Enough')
    release()
    await next
  })

  it('takeSlot() and takeTurn() together never hold each other up', async () => {
    const limits = new RequestLimits({ maxConcurrent: 2, requestsPerMinute: 3 })
    const done: number[] = []
    const all = callers.slice(0, 8).map(async (caller) => {
      const release = await limits.takeSlot(undefined)
      // As with a retry: a second turn while the slot is kept.
      await limits.takeTurn(undefined)
      await limits.takeTurn(undefined)
      done.push(caller)
      release()
    })
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS)
    await Promise.all(all)
    expect(done).toEqual(callers.slice(0, 8))
  })
})

it('RequestLimits without limits lets everyone through at once', async () => {
  const limits = new RequestLimits({})
  await Promise.all(callers.flatMap(() => [limits.takeSlot(undefined), limits.takeTurn(undefined)]))
  expect(vi.getTimerCount()).toBe(0)
})
