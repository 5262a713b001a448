import { retryPauseMs } from './retry-pause.ts'

/** The `APICallError` of the AI SDK, as far as it is used here. */
interface ApiCallError {
  readonly statusCode?: unknown
  readonly responseHeaders?: Readonly<Record<string, string>>
  readonly isRetryable?: unknown
  readonly message?: unknown
}

/**
 * How long to wait after an error of an AI SDK model: as long as {@link retryPauseMs} says where its provider marks it
 * as retryable. The retries of the AI SDK itself are in its functions, not in its models.
 */
export function pauseAfterAiSdkError(error: unknown, retries: number): number | undefined {
  const { isRetryable, responseHeaders, message } = readFailure(error)
  return isRetryable === true ? retryPauseMs(retries, (name) => responseHeaders?.[name], String(message)) : undefined
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
