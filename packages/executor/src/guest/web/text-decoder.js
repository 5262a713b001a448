import { createUtf8Decoder, createUtf16Decoder, createWindows1252Decoder } from './decoders.js'
import { kindOf } from './kind.js'
import {
  append,
  apply,
  arrayJoin,
  fromCharCode,
  list,
  NativeRangeError,
  NativeTypeError,
  regExpExec,
  toLowerCase,
  typedArrayBuffer,
  typedArrayByteLength,
  typedArrayOffset,
  typedArraySubarray,
  viewBuffer,
  viewLength,
  viewOffset,
} from './primordials.js'

const Bytes = Uint8Array
const LABEL = /^[\t\n\f\r ]*([^\t\n\f\r ]*)[\t\n\f\r ]*$/
const UTF_8 = /^(unicode-1-1-utf-8|unicode11utf8|unicode20utf8|utf-8|utf8|x-unicode20utf8)$/
const UTF_16 = /^(csunicode|iso-10646-ucs-2|ucs-2|unicode|unicodefeff|utf-16|utf-16le)$/
const LATIN_1 =
  /^(ansi_x3.4-1968|ascii|cp1252|cp819|csisolatin1|ibm819|iso-8859-1|iso-ir-100|iso8859-1|iso88591|iso_8859-1|iso_8859-1:1987|l1|latin1|us-ascii|windows-1252|x-cp1252)$/
const CHUNK = 4096
const decoders = {
  __proto__: null,
  'utf-8': createUtf8Decoder,
  'utf-16le': createUtf16Decoder,
  'windows-1252': createWindows1252Decoder,
}

/** Bytes to text: utf-8, utf-16le and latin1 with all their labels. [encoding.spec.whatwg.org] */
export class TextDecoder {
  #encoding
  #isFatal
  #keepsMark
  #decoder
  #output
  #isStreaming = false

  constructor(label = 'utf-8', options = {}) {
    this.#encoding = encodingOf(`${label}`)
    this.#isFatal = !!options?.fatal
    this.#keepsMark = !!options?.ignoreBOM
    this.#reset()
  }

  get encoding() {
    return this.#encoding
  }
  get fatal() {
    return this.#isFatal
  }
  get ignoreBOM() {
    return this.#keepsMark
  }

  decode(input, options) {
    const isResumed = this.#isStreaming
    if (!isResumed) this.#reset()
    this.#isStreaming = !!options?.stream
    try {
      const bytes = bytesOf(input)
      const from = isResumed || this.#encoding === 'utf-16le' ? 0 : this.#decodeAscii(bytes)
      for (let i = from; i < bytes.length; i++) this.#decoder.push(bytes[i])
      if (!this.#isStreaming) this.#decoder.end()
      return this.#output.take()
    } catch (error) {
      this.#isStreaming = false
      throw error
    }
  }

  // Most text begins with ASCII, or is nothing else: such bytes become text in blocks.
  #decodeAscii(bytes) {
    let from = 0
    for (let to = 0; to < bytes.length; to = from) {
      while (to < bytes.length && to - from < CHUNK && bytes[to] < 0x80) to++
      if (to === from) break
      this.#output.text(apply(fromCharCode, undefined, typedArraySubarray(bytes, from, to)))
      from = to
    }
    return from
  }

  #reset() {
    this.#output = createOutput(this.#keepsMark || this.#encoding === 'windows-1252')
    const fail = () => {
      if (this.#isFatal) throw invalidData(this.#encoding)
      this.#output.unit(0xfffd)
    }
    this.#decoder = decoders[this.#encoding](this.#output.unit, fail)
  }
}

/** Collects code units; leaves out a byte order mark at the start unless it is to be kept. */
function createOutput(keepsMark) {
  let parts = list()
  let codes = list()
  let mayBeMark = !keepsMark
  const flush = () => {
    append(parts, apply(fromCharCode, undefined, codes))
    codes = list()
  }
  return {
    unit(code) {
      const isMark = mayBeMark && code === 0xfeff
      mayBeMark = false
      if (isMark) return
      append(codes, code)
      if (codes.length >= CHUNK) flush()
    },
    text(text) {
      mayBeMark = false
      flush()
      append(parts, text)
    },
    take() {
      flush()
      const text = arrayJoin(parts, '')
      parts = list()
      return text
    },
  }
}

function encodingOf(label) {
  const name = toLowerCase(regExpExec(LABEL, label)?.[1] ?? '')
  if (regExpExec(UTF_8, name) !== null) return 'utf-8'
  if (regExpExec(UTF_16, name) !== null) return 'utf-16le'
  if (regExpExec(LATIN_1, name) !== null) return 'windows-1252'
  throw withCode(new NativeRangeError(`The "${label}" encoding is not supported`), 'ERR_ENCODING_NOT_SUPPORTED')
}

function invalidData(encoding) {
  return withCode(
    new NativeTypeError(`The encoded data was not valid for encoding ${encoding}`),
    'ERR_ENCODING_INVALID_ENCODED_DATA',
  )
}

function withCode(error, code) {
  error.code = code
  return error
}

function bytesOf(input) {
  if (input === undefined) return new Bytes(0)
  const kind = typeof input === 'object' && input !== null ? kindOf(input) : ''
  if (kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer') return new Bytes(input)
  if (kind === 'TypedArray')
    return new Bytes(typedArrayBuffer(input), typedArrayOffset(input), typedArrayByteLength(input))
  if (kind === 'DataView') return new Bytes(viewBuffer(input), viewOffset(input), viewLength(input))
  throw new NativeTypeError(
    'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.',
  )
}
