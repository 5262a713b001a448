import { DOMException } from './dom-exception.js'
import {
  append,
  apply,
  arrayJoin,
  charCodeAt,
  fromCharCode,
  list,
  NativeTypeError,
  stringIndexOf,
} from './primordials.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CHUNK = 4096

/** Base64 of a string whose characters are bytes. InvalidCharacterError for any above 255. */
export function btoa(data) {
  if (arguments.length === 0) throw new NativeTypeError('btoa needs a string')
  const text = `${data}`
  const parts = list()
  let part = ''
  for (let i = 0; i < text.length; i += 3) {
    const rest = text.length - i
    const a = byteAt(text, i)
    const b = rest > 1 ? byteAt(text, i + 1) : 0
    const c = rest > 2 ? byteAt(text, i + 2) : 0
    part += ALPHABET[a >> 2] + ALPHABET[((a & 3) << 4) | (b >> 4)]
    part += (rest > 1 ? ALPHABET[((b & 15) << 2) | (c >> 6)] : '=') + (rest > 2 ? ALPHABET[c & 63] : '=')
    if (part.length >= CHUNK) {
      append(parts, part)
      part = ''
    }
  }
  append(parts, part)
  return arrayJoin(parts, '')
}

/** The bytes that base64 text stands for, as characters 0 to 255. White space is left out. [infra.spec.whatwg.org] */
export function atob(data) {
  if (arguments.length === 0) throw new NativeTypeError('atob needs a string')
  const digits = readDigits(`${data}`)
  const parts = list()
  let codes = list()
  for (let i = 0; i + 1 < digits.length; i += 4) {
    const a = digits[i]
    const b = digits[i + 1]
    const c = digits[i + 2]
    const d = digits[i + 3]
    append(codes, (a << 2) | (b >> 4))
    if (c !== undefined) append(codes, ((b & 15) << 4) | (c >> 2))
    if (d !== undefined) append(codes, ((c & 3) << 6) | d)
    if (codes.length >= CHUNK) {
      append(parts, apply(fromCharCode, undefined, codes))
      codes = list()
    }
  }
  append(parts, apply(fromCharCode, undefined, codes))
  return arrayJoin(parts, '')
}

function readDigits(text) {
  const digits = list()
  let padding = 0
  for (let i = 0; i < text.length; i++) {
    if (stringIndexOf(' \t\n\f\r', text[i]) >= 0) continue
    const digit = stringIndexOf(ALPHABET, text[i])
    if (text[i] === '=') padding++
    else if (digit < 0 || padding > 0) throw invalid('The string to be decoded is not correctly encoded.')
    else append(digits, digit)
  }
  const isPadded = padding === 0 || (padding <= 2 && (digits.length + padding) % 4 === 0)
  if (digits.length % 4 === 1 || !isPadded) throw invalid('The string to be decoded is not correctly encoded.')
  return digits
}

function byteAt(text, index) {
  const code = charCodeAt(text, index)
  if (code > 255) throw invalid('Invalid character')
  return code
}

function invalid(message) {
  return new DOMException(message, 'InvalidCharacterError')
}
