import { withDateDefaults } from './date-defaults.ts'
import { getFormatter } from './formatter-cache.ts'
import { type IntlRequest, readRecord, readRequest } from './read-request.ts'

const MAX_SEGMENTED_LENGTH = 100_000

/** The methods that the guest may call, by kind of formatter. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  number: ['format', 'formatToParts', 'formatRange', 'formatRangeToParts'],
  date: ['format', 'formatToParts', 'formatRange', 'formatRangeToParts'],
  plural: ['select', 'selectRange'],
  relative: ['format', 'formatToParts'],
  list: ['format', 'formatToParts'],
  collator: ['compare'],
  names: ['of'],
}

/**
 * Answers `intl.<kind>.<method>` with the host's own Intl. `check` only makes the formatter, so that a wrong locale or
 * option is a RangeError where the guest constructs it.
 */
export function answerIntl(kind: string, method: string, argument: unknown): unknown {
  if (kind === 'locales') return answerLocales(method, argument)
  const request = readRequest(argument)
  if (kind === 'text') return changeCase(method, request)
  if (kind === 'date' && method.startsWith('toLocale')) {
    const options = withDateDefaults(method, request.options)
    return callMethod(getFormatter(kind, request.locales, options), 'format', request.input)
  }
  const formatter = getFormatter(kind, request.locales, request.options)
  if (method === 'check') return null
  if (method === 'resolvedOptions') return callMethod(formatter, method, [])
  if (method === 'supportedLocalesOf') {
    return callMethod(formatter.constructor, method, [request.locales ?? [], request.options])
  }
  if (kind === 'segmenter' && method === 'segment') return segment(formatter, request)
  if (METHODS[kind]?.includes(method) !== true)
    throw new TypeError(`Cannot answer the guest: no intl.${kind}.${method}`)
  return callMethod(formatter, method, request.input) ?? null
}

function callMethod(object: object, method: string, input: readonly unknown[]): unknown {
  const callable: unknown = Reflect.get(object, method)
  if (typeof callable !== 'function') throw new TypeError(`This host's Intl has no ${method}`)
  return Reflect.apply(callable, object, input)
}

function answerLocales(method: string, argument: unknown): unknown {
  if (method === 'canonical') return Intl.getCanonicalLocales(readRequest(argument).locales)
  if (method !== 'supportedValues') throw new TypeError(`Cannot answer the guest: no intl.locales.${method}`)
  return callMethod(Intl, 'supportedValuesOf', [String(readRecord(argument)['key'])])
}

function changeCase(method: string, { locales, input }: IntlRequest): string {
  const text = String(input[0])
  if (method === 'toLocaleUpperCase') return text.toLocaleUpperCase(locales)
  if (method === 'toLocaleLowerCase') return text.toLocaleLowerCase(locales)
  throw new TypeError(`Cannot answer the guest: no intl.text.${method}`)
}

function segment(formatter: object, { input }: IntlRequest): unknown {
  const text = String(input[0])
  if (text.length > MAX_SEGMENTED_LENGTH) {
    throw new RangeError(`Cannot segment ${text.length} characters: the limit is ${MAX_SEGMENTED_LENGTH} at a time`)
  }
  // The segmenter kind always makes an Intl.Segmenter (formatter-cache.ts).
  const segments = (formatter as Intl.Segmenter).segment(text)
  return Array.from(segments, ({ segment, index, isWordLike }) =>
    isWordLike === undefined ? { segment, index } : { segment, index, isWordLike },
  )
}
