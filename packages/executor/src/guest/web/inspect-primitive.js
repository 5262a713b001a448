import {
  append,
  arrayJoin,
  charCodeAt,
  is,
  list,
  regExpExec,
  stringIndexOf,
  stringRepeat,
  stringSlice,
  symbolToString,
  toUpperCase,
} from './primordials.js'

const MAX_STRING_LENGTH = 10_000
const NEEDS_ESCAPE = /[\0-\x1f'\\\x7f-\x9f\ud800-\udfff]/
const SHORT_ESCAPES = { __proto__: null, 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 92: '\\\\' }

/** Text of a primitive inside an object: strings quoted, long ones split at line ends. */
export function formatPrimitive(value, context) {
  if (typeof value === 'string') return formatString(value, context)
  if (typeof value === 'symbol') return symbolToString(value)
  return formatNumber(value)
}

/** Text of a number (with -0), bigint (with n), boolean, null or undefined. */
export function formatNumber(value) {
  if (typeof value === 'bigint') return `${value}n`
  return is(value, -0) ? '-0' : `${value}`
}

function formatString(value, context) {
  let trailer = ''
  let text = value
  if (text.length > MAX_STRING_LENGTH) {
    const rest = text.length - MAX_STRING_LENGTH
    text = stringSlice(text, 0, MAX_STRING_LENGTH)
    trailer = `... ${rest} more character${rest > 1 ? 's' : ''}`
  }
  if (text.length <= 16 || text.length <= context.breakLength - context.indentation - 4) return quote(text) + trailer
  const lines = list()
  for (let from = 0; from < text.length; ) {
    const end = stringIndexOf(text, '\n', from)
    const to = end < 0 ? text.length : end + 1
    append(lines, quote(stringSlice(text, from, to)))
    from = to
  }
  return arrayJoin(lines, ` +\n${stringRepeat(' ', context.indentation + 2)}`) + trailer
}

/** The text as a string literal, in whichever quotes need no escape; control characters escaped. */
export function quote(text) {
  if (regExpExec(NEEDS_ESCAPE, text) === null) return `'${text}'`
  const mark = chooseQuotes(text)
  let result = mark
  for (let i = 0; i < text.length; i++) {
    const code = charCodeAt(text, i)
    if ((code >= 32 && code < 127 && code !== 92 && text[i] !== mark) || (code > 159 && !isLone(text, i, code))) {
      result += text[i]
    } else if (text[i] === mark) {
      result += `\\${mark}`
    } else {
      result += SHORT_ESCAPES[code] ?? (code < 256 ? `\\x${toUpperCase(hex(code, 16))}` : `\\u${hex(code, 4096)}`)
    }
  }
  return result + mark
}

function chooseQuotes(text) {
  if (stringIndexOf(text, "'") < 0) return "'"
  if (stringIndexOf(text, '"') < 0) return '"'
  return stringIndexOf(text, '`') < 0 && stringIndexOf(text, '${') < 0 ? '`' : "'"
}

function isLone(text, index, code) {
  if (code < 0xd800 || code > 0xdfff) return false
  const other = charCodeAt(text, code < 0xdc00 ? index + 1 : index - 1)
  return code < 0xdc00 ? !(other >= 0xdc00 && other <= 0xdfff) : !(other >= 0xd800 && other <= 0xdbff)
}

function hex(code, floor) {
  let digits = ''
  for (let rest = code, unit = 1; unit <= floor; unit *= 16) {
    digits = '0123456789abcdef'[rest % 16] + digits
    rest = (rest - (rest % 16)) / 16
  }
  return digits
}
