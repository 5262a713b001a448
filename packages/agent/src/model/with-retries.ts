import { APIConnectionError, APIError } from 'openai'
import { pause } from './pause.ts'
import { LONGEST_PAUSE_MS, retryPauseMs } from './retry-pause.ts'

/** Milliseconds to wait after an error before the next try; undefined where there shall be none. */
export type PauseAfter = (error: unknown, retries: number) => number | undefined

/**
 * Tries a request again after 408, 409, 429, 5xx and lost connections, up to `maxRetries` times.
 *
 * Waits as long as {@link retryPauseMs} says, and gives up when that is over a minute. The client's own retries are
 * switched off: their pauses do not end with the signal, and hold up the process for as long as a server likes.
 * Rejects with the last error, or with the signal's reason. `pauseAfter` reads the errors of another client.
 */
export async function withRetries<Answer>(
  request: () => Promise<Answer>,
  maxRetries: number,
  signal: AbortSignal | undefined,
  pauseAfter: PauseAfter = pauseAfterApiError,
): Promise<Answer> {
  for (let retries = 0; ; retries++) {
    signal?.throwIfAborted()
    try {
      return await request()
    } catch (error) {
      await waitOrThrow(error, retries, maxRetries, signal, pauseAfter)
    }
  }
}

/**
 * The same for a stream: it is opened again as long as it has given nothing.
 *
 * Once a piece was given, an error ends the stream: a second try would say the beginning twice.
 */
export async function* streamWithRetries<Piece>(
  open: () => AsyncIterable<Piece>,
  maxRetries: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Piece, void, undefined> {
  for (let retries = 0; ; retries++) {
    signal?.throwIfAborted()
    let hasBegun = false
    try {
      for await (const piece of open()) {
        hasBegun = true
        yield piece
      }
      return
    } catch (error) {
      if (hasBegun) throw error
      await waitOrThrow(error, retries, maxRetries, signal, pauseAfterApiError)
    }
  }
}

/** Waits before the next try; throws the error, or the signal's reason, where there shall be none. */
async function waitOrThrow(
  error: unknown,
  retries: number,
  maxRetries: number,
  signal: AbortSignal | undefined,
  pauseAfter: PauseAfter,
): Promise<void> {
  signal?.throwIfAborted()
  const pauseMs = retries >= maxRetries ? undefined : pauseAfter(error, retries)
  if (pauseMs === undefined || pauseMs > LONGEST_PAUSE_MS) throw error
  await pause(pauseMs, signal)
}

function pauseAfterApiError(error: unknown, retries: number): number | undefined {
  if (!isPassing(error)) return undefined
  return retryPauseMs(retries, (name) => error.headers?.get(name), error.message)
}

/** Whether the same request may succeed a little later. */
function isPassing(error: unknown): error is APIError {
  if (error instanceof APIConnectionError) return true
  if (!(error instanceof APIError)) return false
  const said = error.headers?.get('x-should-retry')
  if (said === 'true' || said === 'false') return said === 'true'
  // OpenAI's 429 for an account without money: https://platform.openai.com/docs/guides/error-codes
  if (error.code === 'insufficient_quota') return false
  const status = error.status ?? 0
  return status === 408 || status === 409 || status === 429 || status >= 500
}
