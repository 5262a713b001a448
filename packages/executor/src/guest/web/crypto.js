import { define, defineClass } from './define.js'
import { DOMException } from './dom-exception.js'
import {
  append,
  arrayJoin,
  list,
  NativeTypeError,
  regExpExec,
  typedArrayBuffer,
  typedArrayByteLength,
  typedArrayOffset,
  typedArraySet,
  typedArrayTag,
} from './primordials.js'

const Bytes = Uint8Array
const MAX_BYTES = 65_536
const INTEGERS = /^(Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|BigInt64|BigUint64)Array$/
const HEX = '0123456789abcdef'

/** Installs `crypto` with `getRandomValues` and `randomUUID`; the bytes are the session's own. [w3.org/TR/webcrypto] */
export function installCrypto(global, bridge) {
  const token = {}
  class Crypto {
    constructor(key) {
      if (key !== token) throw new NativeTypeError('Illegal constructor')
    }

    getRandomValues(array) {
      const tag = typeof array === 'object' && array !== null ? typedArrayTag(array) : undefined
      if (tag === undefined || regExpExec(INTEGERS, tag) === null) {
        throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError')
      }
      const length = typedArrayByteLength(array)
      if (length > MAX_BYTES) {
        throw new DOMException(`The requested length exceeds 65,536 bytes: ${length}`, 'QuotaExceededError')
      }
      if (length > 0) typedArraySet(new Bytes(typedArrayBuffer(array), typedArrayOffset(array), length), draw(length))
      return array
    }

    randomUUID() {
      const bytes = draw(16)
      const parts = list()
      for (let i = 0; i < 16; i++) {
        const byte = i === 6 ? (bytes[i] & 15) | 64 : i === 8 ? (bytes[i] & 63) | 128 : bytes[i]
        append(parts, `${i === 4 || i === 6 || i === 8 || i === 10 ? '-' : ''}${HEX[byte >> 4]}${HEX[byte & 15]}`)
      }
      return arrayJoin(parts, '')
    }
  }
  const draw = (length) => bridge.service('random', { length })
  defineClass(global, 'Crypto', Crypto)
  define(global, 'crypto', new Crypto(token))
}
