import { pause } from './pause.ts'
import { LONGEST_PAUSE_MS, retryPauseMs } from './retry-pause.ts'

/** The `APICallError` of the AI SDK, as far as it is used here. */
interface ApiCallError {
  readonly statusCode?: unknown
  readonly responseHeaders?: Readonly<Record<string, string>>
  readonly isRetryable?: unknown
  readonly message?: unknown
}

/**
 * Tries a request of an AI SDK model again after errors that its provider marks as retryable.
 *
 * The retries of the AI SDK itself are in its functions, not in its models. Waits as long as {@link retryPauseMs} says,
 * and gives up when that is over a minute. Rejects with the last error, or with the signal's reason.
 */
export async function withAiSdkRetries<Answer>(
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
      const { isRetryable, responseHeaders, message } = readFailure(error)
      if (isRetryable !== true || retries >= maxRetries) throw error
      const pauseMs = retryPauseMs(retries, (name) => responseHeaders?.[name], String(message))
      if (pauseMs > LONGEST_PAUSE_MS) throw error
      await pause(pauseMs, signal)
    }
  }
}

/** Whether a server refused stop texts, as those of reasoning models do. */
export function isStopRefused(error: unknown): boolean {
  return isRefusal(error) && /\bstop\b/i.test(String(readFailure(error).message))
}

/** Whether a server refused thoughts in the messages that are sent to it, as Groq does. */
export function isThoughtRefused(error: unknown): boolean {
  const text = String(readFailure(error).message)
  const isUnknown = /un(supported|known|recogni[sz]ed|expected)|not (supported|permitted|allowed|recogni[sz]ed)/i
  return isRefusal(error) && /\breasoning(_content)?\b/i.test(text) && isUnknown.test(text)
}

function isRefusal(error: unknown): boolean {
  const { statusCode } = readFailure(error)
  return statusCode === 400 || statusCode === 422
}

function readFailure(error: unknown): ApiCallError {
  return typeof error === 'object' && error !== null ? error : {}
}
