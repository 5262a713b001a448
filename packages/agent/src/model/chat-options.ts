import { findKey } from './providers.ts'
import type { RequestLimitOptions } from './request-limits.ts'

/** Milliseconds to wait for an answer: reasoning models may think for minutes. */
export const DEFAULT_TIMEOUT_MS = 600_000

/** What all models behind a chat completions server may be told. */
export interface ChatOptions extends RequestLimitOptions {
  /**
   * Milliseconds that the server may be silent: until the answer is whole, or each piece of a stream. Default 600,000,
   * for reasoning models may think for minutes; Node's own `fetch` gives up after 300,000.
   */
  readonly timeoutMs?: number
  /** How often to try again after 408, 409, 429, 5xx and lost connections. Default 2. */
  readonly maxRetries?: number
  /**
   * Further fields of the request, as the server names them: `temperature`, `max_completion_tokens` … Default none.
   * `null` keeps a field out that would else be sent: `{ stream_options: null }`.
   */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** Further headers of each request. Default none. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Where the key is looked up when `apiKey` is left out: `process.env`, or any record of variables. Default nowhere:
   * nothing is read that was not handed over.
   */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

const CHAT_OPTIONS = [
  'timeoutMs',
  'maxRetries',
  'parameters',
  'headers',
  'environment',
  'requestsPerMinute',
  'maxConcurrent',
]

/** Fields of the request that come with each call, so that no parameter can stand for them. */
const OWN_FIELDS = ['model', 'messages', 'stream', 'tools']

/** Longest time that timers can count. */
const LONGEST_MS = 2_147_000_000

/** Checks the options that all models share; `own` are the names of the others. Throws a TypeError or RangeError. */
export function checkChatOptions(
  model: string,
  options: ChatOptions & { readonly model: string },
  own: string[],
): void {
  const refuse = refusal(model)
  if (typeof options?.model !== 'string' || options.model === '') throw refuse('model must name the model')
  const known = ['model', 'apiKey', ...own, ...CHAT_OPTIONS]
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown !== undefined) throw refuse(`there is no option ${unknown}; fields of the request go into parameters`)
  const { maxConcurrent, maxRetries, parameters = {}, requestsPerMinute, timeoutMs } = options
  checkURL(refuse, 'baseURL', (options as { readonly baseURL?: unknown }).baseURL)
  checkCount(refuse, 'maxRetries', maxRetries, 0)
  checkCount(refuse, 'timeoutMs', timeoutMs, 1)
  checkCount(refuse, 'requestsPerMinute', requestsPerMinute, 1)
  checkCount(refuse, 'maxConcurrent', maxConcurrent, 1)
  if (typeof parameters !== 'object' || parameters === null) throw refuse('parameters must be an object')
  const taken = OWN_FIELDS.find((name) => name in parameters)
  if (taken !== undefined) throw refuse(`parameters may not hold ${taken}, which comes with each call`)
}

/** The key to use: `apiKey`, or a variable of `environment`; undefined when there is neither. */
export function keyOf(
  options: Pick<ChatOptions, 'environment'> & { readonly apiKey?: string },
  keyNames: readonly string[],
): string | undefined {
  return options.apiKey || findKey(keyNames, options.environment)
}

/** Gives a function that makes the error of a model that cannot be made: a TypeError, or another kind. */
export function refusal(model: string): (problem: string, kind?: typeof RangeError) => Error {
  const article = /^[AEIOU]/.test(model) ? 'an' : 'a'
  return (problem, kind = TypeError) => new kind(`Cannot make ${article} ${model}: ${problem}`)
}

/** Checks where an API begins: for an empty text the client would ask OpenAI, and send it the key of another. */
export function checkURL(refuse: ReturnType<typeof refusal>, name: string, url: unknown): void {
  if (url === undefined) return
  if (typeof url !== 'string') throw refuse(`${name} must be a text, and is ${String(url)}`)
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return
  throw refuse(`${name} must be a URL that begins with https:// or http://, and is ${JSON.stringify(url)}`, RangeError)
}

function checkCount(refuse: ReturnType<typeof refusal>, name: string, value: unknown, least: number): void {
  if (value === undefined) return
  if (typeof value !== 'number') throw refuse(`${name} must be a number, and is ${String(value)}`)
  if (Number.isInteger(value) && value >= least && value <= LONGEST_MS) return
  throw refuse(`${name} must be a whole number of at least ${least}, and is ${value}`, RangeError)
}
