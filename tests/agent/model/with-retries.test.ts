import { APIConnectionError, APIError } from 'openai'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { streamWithRetries, withRetries } from '../../../packages/agent/src/model/with-retries.ts'

const failure = (status: number, headers: Record<string, string> = {}, body: object = {}): APIError =>
  new APIError(status, body, 'Failed', new Headers(headers))

/** A request that fails with each of the errors in turn, and then succeeds. */
const failing = (...errors: Error[]) =>
  vi.fn(async () => {
    const error = errors.shift()
    if (error) throw error
    return 'fine'
  })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('withRetries()', () => {
  it.each([408, 409, 429, 500, 502, 503, 529])('withRetries() tries again after %i', async (status) => {
    const request = failing(failure(status), failure(status))
    const answer = withRetries(request, 2, undefined)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await answer).toBe('fine')
    expect(request).toHaveBeenCalledTimes(3)
  })

  it.each([
    ['a bad request', failure(400)],
    ['a missing key', failure(401)],
    ['an account without money', failure(429, {}, { code: 'insufficient_quota' })],
    ['a server that says not to', failure(503, { 'x-should-retry': 'false' })],
    ['a defect of ours', new TypeError('undefined is not a function')],
  ])('withRetries() does not try again after %s', async (_, error) => {
    const request = failing(error)
    await expect(withRetries(request, 2, undefined)).rejects.toBe(error)
    expect(request).toHaveBeenCalledTimes(1)
  })

  it('withRetries() tries again when the server says so, or is lost', async () => {
    const request = failing(failure(400, { 'x-should-retry': 'true' }), new APIConnectionError({ message: 'Lost' }))
    const answer = withRetries(request, 2, undefined)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await answer).toBe('fine')
  })

  it('withRetries() waits a minute at most, just under and just over', async () => {
    const under = withRetries(failing(failure(429, { 'retry-after': '60' })), 1, undefined)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await under).toBe('fine')
    const over = failure(429, { 'retry-after': '61' })
    await expect(withRetries(failing(over), 1, undefined)).rejects.toBe(over)
  })

  it('withRetries() ends its pause with the signal, and leaves no timer behind', async () => {
    const controller = new AbortController()
    const answer = withRetries(failing(failure(429, { 'retry-after': '50' })), 1, controller.signal)
    const rejected = expect(answer).rejects.toThrow('Enough')
    await vi.advanceTimersByTimeAsync(10)
    controller.abort(new Error('Enough'))
    await rejected
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('streamWithRetries()', () => {
  const streamOf = (pieces: readonly string[], error?: Error) =>
    async function* (): AsyncGenerator<string, void> {
      yield* pieces
      if (error) throw error
    }

  async function read(
    ...tries: (() => AsyncGenerator<string, void>)[]
  ): Promise<{ pieces: string[]; error?: unknown }> {
    const pieces: string[] = []
    try {
      for await (const piece of streamWithRetries(() => tries.shift()!(), 2, undefined)) pieces.push(piece)
      return { pieces }
    } catch (error) {
      return { pieces, error }
    }
  }

  it('streamWithRetries() opens a stream again that failed before its first piece', async () => {
    const done = read(streamOf([], failure(503)), streamOf(['a', 'b']))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await done).toEqual({ pieces: ['a', 'b'] })
  })

  it('streamWithRetries() never opens it again once a piece was given', async () => {
    const lost = new APIConnectionError({ message: 'Lost' })
    expect(await read(streamOf(['a'], lost), streamOf(['a', 'b']))).toEqual({ pieces: ['a'], error: lost })
  })

  it('streamWithRetries() gives up after maxRetries', async () => {
    const errors = [failure(500), failure(500), failure(500)]
    const done = read(...errors.map((error) => streamOf([], error)))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await done).toEqual({ pieces: [], error: errors[2] })
  })
})
