import { charCodeAt } from './primordials.js'

/**
 * Decoders that take one byte and give one code unit or more to `emit`, or call `fail` for bytes that mean nothing.
 * Each keeps what is left of an unfinished character. [encoding.spec.whatwg.org, sections 8 to 14]
 */

const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** A UTF-8 decoder. */
export function createUtf8Decoder(emit, fail) {
  let code = 0
  let needed = 0
  let lower = 0x80
  let upper = 0xbf
  const reset = () => {
    code = 0
    needed = 0
    lower = 0x80
    upper = 0xbf
  }
  const push = (byte) => {
    if (needed === 0) {
      if (byte < 0x80) return emit(byte)
      if (byte < 0xc2 || byte > 0xf4) return fail()
      needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
      code = byte & (byte < 0xe0 ? 31 : byte < 0xf0 ? 15 : 7)
      if (byte === 0xe0) lower = 0xa0
      else if (byte === 0xed) upper = 0x9f
      else if (byte === 0xf0) lower = 0x90
      else if (byte === 0xf4) upper = 0x8f
      return
    }
    if (byte < lower || byte > upper) {
      reset()
      fail()
      return push(byte)
    }
    lower = 0x80
    upper = 0xbf
    code = (code << 6) | (byte & 63)
    if (--needed > 0) return
    emitCode(code, emit)
    reset()
  }
  const end = () => {
    if (needed > 0) fail()
    reset()
  }
  return { push, end }
}

/** A UTF-16LE decoder. */
export function createUtf16Decoder(emit, fail) {
  let first = -1
  let lead = -1
  const unit = (code) => {
    const isTrail = code >= 0xdc00 && code <= 0xdfff
    if (lead >= 0) {
      const pending = lead
      lead = -1
      if (isTrail) {
        emit(pending)
        return emit(code)
      }
      fail()
    }
    if (code >= 0xd800 && code <= 0xdbff) lead = code
    else if (isTrail) fail()
    else emit(code)
  }
  const push = (byte) => {
    if (first < 0) {
      first = byte
      return
    }
    const code = first | (byte << 8)
    first = -1
    unit(code)
  }
  const end = () => {
    if (first >= 0 || lead >= 0) fail()
    first = -1
    lead = -1
  }
  return { push, end }
}

/** A windows-1252 decoder: what the web means by latin1. */
export function createWindows1252Decoder(emit) {
  return { push: (byte) => emit(byte < 0x80 || byte > 0x9f ? byte : charCodeAt(WINDOWS_1252, byte - 0x80)), end() {} }
}

function emitCode(code, emit) {
  if (code < 0x10000) return emit(code)
  emit(0xd800 + ((code - 0x10000) >> 10))
  emit(0xdc00 + ((code - 0x10000) & 1023))
}
