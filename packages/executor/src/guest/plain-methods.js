/**
 * Methods of the guest's that are called by the engine itself, or by the library, and ask for no promise in what they
 * are called on: those of cells that knew of none.
 */
import { isContainer } from './copy-parts.js'
import { descriptorOf } from './descriptors.js'
import { isProxy } from './proxies.js'
import { readsAny } from './this-reads.js'

const { getPrototypeOf } = Object
const { iterator, toPrimitive } = Symbol
const MAX_PROTOTYPES = 1_000

function hasPlain(value, key) {
  let at = value
  for (let depth = 0; at !== null && !isProxy(at) && depth < MAX_PROTOTYPES; depth++) {
    const own = descriptorOf(at, key)
    if (own !== undefined) return readsAny(own.value, value)
    at = getPrototypeOf(at)
  }
  return false
}

/** True for what such a method makes a text or a number of. */
export const convertsPlainly = (value) =>
  isContainer(value) && (hasPlain(value, 'toString') || hasPlain(value, toPrimitive) || hasPlain(value, 'valueOf'))

/** True for what such a method goes through. */
export const iteratesPlainly = (value) => isContainer(value) && hasPlain(value, iterator)
