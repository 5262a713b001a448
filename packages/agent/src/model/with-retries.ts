import { APIConnectionError, APIError } from 'openai'
import { abortable } from '../abortable.ts'

/** Longest pause that a server may ask for; one that asks for more gets its error reported instead. */
const LONGEST_PAUSE_MS = 60_000
const FIRST_PAUSE_MS = 500
const LONGEST_BACKOFF_MS = 8_000

/**
 * Tries a request again after 408, 409, 429, 5xx and lost connections, up to `maxRetries` times.
 *
 * Waits as long as `Retry-After` says, else 0.5 s doubling to 8 s with up to a quarter of jitter. The client's own
 * retries are switched off: their pauses do not end with the signal, and hold up the process for as long as a server
 * likes. Rejects with the last error, or with the signal's reason.
 */
export async function withRetries<Answer>(
  request: () => Promise<Answer>,
  maxRetries: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  for (let retries = 0; ; retries++) {
    signal?.throwIfAborted()
    try {
      return await request()
    } catch (error) {
      signal?.throwIfAborted()
      const pauseMs = retries < maxRetries && isPassing(error) ? pauseAfter(error, retries) : Number.POSITIVE_INFINITY
      if (pauseMs > LONGEST_PAUSE_MS) throw error
      await pause(pauseMs, signal)
    }
  }
}

/** Whether the same request may succeed a little later. */
function isPassing(error: unknown): error is APIError {
  if (error instanceof APIConnectionError) return true
  if (!(error instanceof APIError)) return false
  const said = error.headers?.get('x-should-retry')
  if (said === 'true' || said === 'false') return said === 'true'
  const status = error.status ?? 0
  return status === 408 || status === 409 || status === 429 || status >= 500
}

function pauseAfter(error: APIError, retries: number): number {
  const asked = askedPause(error.headers)
  if (asked !== undefined) return Math.max(0, asked)
  const backoffMs = Math.min(FIRST_PAUSE_MS * 2 ** retries, LONGEST_BACKOFF_MS)
  return backoffMs * (1 - Math.random() * 0.25)
}

/** Milliseconds that the server asks to wait: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
function askedPause(headers: Headers | undefined): number | undefined {
  const exact = Number.parseFloat(headers?.get('retry-after-ms') ?? '')
  if (!Number.isNaN(exact)) return exact
  const text = headers?.get('retry-after')
  if (text === null || text === undefined) return undefined
  const milliseconds = /^\s*[\d.]+\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}

async function pause(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, durationMs)
  })
  await abortable(elapsed, signal).finally(() => clearTimeout(timer))
}
