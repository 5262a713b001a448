import { APIError } from 'openai'
import { readError } from './read-error.ts'

/** What a failure calls itself where it has no number: OpenAI's and Anthropic's words for what passes. */
const STATUS_OF_WORDS: readonly (readonly [RegExp, number])[] = [
  [/rate_?limit/i, 429],
  [/overloaded|unavailable/i, 503],
  [/server_error|internal|api_error|insufficient_system_resource/i, 500],
]

/**
 * Makes the error of a failure that came inside of an answer, after status 200 had been sent: OpenRouter's and
 * everyone's in the middle of a stream. Its status is the one it would have had.
 */
export function wireFailure(error: unknown): APIError {
  const body = readError({ error }) ?? { message: String(error) }
  return new APIError(statusOf(body), body, undefined, undefined)
}

function statusOf(body: Readonly<Record<string, unknown>>): number | undefined {
  const code = Number(body['code'])
  if (Number.isInteger(code) && code >= 400 && code < 600) return code
  const words = [body['code'], body['type']].filter((word) => typeof word === 'string').join(' ') || body['message']
  return STATUS_OF_WORDS.find(([pattern]) => pattern.test(String(words)))?.[1]
}
