import { compareAscii, hasRootOrder } from './ascii-collation.js'
import { append, is, isArray, isFinite, isOfClass, list, NativeTypeError, record } from './primordials.js'

const errorTypes = { __proto__: null, RangeError, TypeError, SyntaxError }
const plainError = Error
const DIGITS =
  'minimumIntegerDigits minimumFractionDigits maximumFractionDigits minimumSignificantDigits maximumSignificantDigits ' +
  'roundingIncrement roundingMode roundingPriority trailingZeroDisplay'

/** Names of the options that each kind of formatter knows, by the kind's name in a service. [ECMA-402] */
const optionNames = {
  __proto__: null,
  number:
    'localeMatcher numberingSystem style currency currencyDisplay currencySign unit unitDisplay notation ' +
    `compactDisplay useGrouping signDisplay ${DIGITS}`,
  date:
    'localeMatcher calendar numberingSystem hour12 hourCycle timeZone weekday era year month day dayPeriod hour ' +
    'minute second fractionalSecondDigits timeZoneName formatMatcher dateStyle timeStyle',
  plural: `localeMatcher type notation ${DIGITS}`,
  relative: 'localeMatcher numberingSystem style numeric',
  list: 'localeMatcher type style',
  collator: 'usage localeMatcher collation numeric caseFirst sensitivity ignorePunctuation',
  names: 'localeMatcher style type fallback languageDisplay',
  segmenter: 'localeMatcher granularity',
}

/** Locales and options of one formatter as plain data: `{ locales, options }`. Runs getters of the guest's options. */
export function readSettings(kind, locales, options) {
  const settings = record()
  settings.locales = readLocales(locales)
  settings.options = record()
  if (options === undefined) return settings
  if (options === null) throw new NativeTypeError('Cannot convert null to object')
  const names = optionNames[kind]
  for (let from = 0, to = 0; from < names.length; from = to + 1) {
    to = from
    while (to < names.length && names[to] !== ' ') to++
    let name = ''
    for (let i = from; i < to; i++) name += names[i]
    const value = options[name]
    if (value !== undefined) settings.options[name] = plainOption(value)
  }
  return settings
}

function plainOption(value) {
  if (typeof value === 'boolean') return value
  return typeof value === 'number' ? plainNumber(value) : `${value}`
}

/** A locale list as plain data: undefined, or a list of tags. TypeError for what is no tag. */
export function readLocales(locales) {
  if (locales === undefined) return undefined
  if (locales === null) throw new NativeTypeError('Cannot convert undefined or null to object')
  const tags = list()
  if (typeof locales === 'string') append(tags, locales)
  else for (let i = 0; i < (isArray(locales) ? locales.length : 0); i++) append(tags, readLocale(locales[i]))
  return tags
}

function readLocale(locale) {
  if (typeof locale !== 'string' && (typeof locale !== 'object' || locale === null)) {
    throw new NativeTypeError('Language ID should be string or object.')
  }
  return `${locale}`
}

/** A number, bigint or other value to be formatted as one, as plain data: a number, or `{ number }`, `{ bigint }`. */
export function plainNumber(value) {
  if (typeof value === 'bigint') return { __proto__: null, bigint: `${value}` }
  if (typeof value === 'string') return { __proto__: null, text: value }
  if (typeof value === 'object' && value !== null) return plainNumber(toPrimitiveNumber(value))
  const number = +value
  return isFinite(number) && !is(number, -0) ? number : { __proto__: null, number: is(number, -0) ? '-0' : `${number}` }
}

// A boxed bigint stays one; anything else becomes what a numeric operator makes of it.
function toPrimitiveNumber(value) {
  const primitive = value.valueOf()
  return typeof primitive === 'bigint' ? primitive : +value
}

/** Makes the function that asks the host: its errors come back with the guest's own error classes. */
export function createAsk(bridge) {
  return (name, argument) => {
    try {
      return bridge.service(name, argument)
    } catch (error) {
      const type = errorTypes[`${error?.name}`] ?? plainError
      throw isOfClass(error, type) ? error : new type(`${error?.message}`)
    }
  }
}

/**
 * Makes the function that compares two texts by locale: ASCII text here where its order is known, else by the host.
 * Sorting asks once per pair, and each question to the host costs some microseconds.
 */
export function createCompare(ask) {
  let isDefaultKnown
  const isKnown = (locales) => {
    if (locales !== undefined) return locales.length > 0 && hasRootOrder(locales[0])
    isDefaultKnown ??= hasRootOrder(ask('intl.collator.resolvedOptions', record()).locale)
    return isDefaultKnown
  }
  return (settings, hasOptions, a, b) => {
    const answer = hasOptions || !isKnown(settings.locales) ? undefined : compareAscii(a, b)
    return answer ?? ask('intl.collator.compare', { __proto__: null, ...settings, input: [a, b] })
  }
}
