import { charCodeAt, NativeTypeError, toWellFormed, typedArrayLength, typedArrayTag } from './primordials.js'

const Bytes = Uint8Array

/** Text to UTF-8. [encoding.spec.whatwg.org] */
export class TextEncoder {
  get encoding() {
    return 'utf-8'
  }

  encode(input = '') {
    const text = toWellFormed(`${input}`)
    const bytes = new Bytes(utf8Length(text))
    write(text, bytes, bytes.length)
    return bytes
  }

  encodeInto(source, destination) {
    if (typedArrayTag(destination) !== 'Uint8Array') throw new NativeTypeError('encodeInto needs a Uint8Array')
    return write(toWellFormed(`${source}`), destination, typedArrayLength(destination))
  }
}

/** Bytes that well-formed text takes in UTF-8. */
function utf8Length(text) {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const code = charCodeAt(text, i)
    // Both halves of a pair count 2: 4 bytes in all.
    if (code > 127) length += code > 2047 && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return length
}

function write(text, bytes, room) {
  let read = 0
  let written = 0
  while (read < text.length) {
    let code = charCodeAt(text, read)
    const isPair = code >= 0xd800 && code <= 0xdbff
    if (isPair) code = 0x10000 + ((code - 0xd800) << 10) + (charCodeAt(text, read + 1) - 0xdc00)
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (written + size > room) break
    if (size === 1) bytes[written] = code
    else {
      for (let i = size - 1, rest = code; i > 0; i--, rest >>= 6) bytes[written + i] = 0x80 | (rest & 63)
      bytes[written] = (size === 2 ? 0xc0 : size === 3 ? 0xe0 : 0xf0) | (code >> (6 * (size - 1)))
    }
    written += size
    read += isPair ? 2 : 1
  }
  return { read, written }
}
