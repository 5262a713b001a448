/**
 * Getters that give promises, where a promise is taken for what it is. What stands for one gives values, to all other
 * code.
 *
 *     await o.k        →  await ($$gets(o, "k") ? $$take() : o.k)
 *     const { k } = o  →  const { k } = $$parts(o, ["k"])
 */
import { asWritten, isGiving } from './as-written.js'
import { putAnswer, take } from './calls.js'
import { descriptorOf } from './descriptors.js'
import { hasGetters } from './giving.js'
import { isProxy } from './proxies.js'

const { apply, ownKeys } = Reflect
const { defineProperty, getPrototypeOf } = Object

/** The getter of a property, as it was written, if it gives promises. What a Proxy has is not asked. */
function getterOf(object, key) {
  if (!hasGetters || !isOwner(object) || isOwner(key)) return undefined
  for (let at = object; at !== null && !isProxy(at); at = getPrototypeOf(at)) {
    const own = descriptorOf(at, key)
    if (own !== undefined) return own.get !== undefined && isGiving(own.get) ? asWritten(own.get) : undefined
  }
}

const isOwner = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function'

/** True when what such a getter gives is in the register. Other properties are read by the code itself. */
function gets(object, key) {
  const getter = getterOf(object, key)
  if (getter === undefined) return false
  putAnswer(apply(getter, object, []), false)
  return true
}

/** What a pattern is given in place of an object: it reads the same properties in its own order. */
function view(object, keys, hasRest) {
  const read = { __proto__: null }
  // What is left is read as any other code reads it.
  const others = hasRest ? ownKeys(object) : []
  for (let index = 0; index < others.length; index++) {
    const key = others[index]
    const { enumerable } = descriptorOf(object, key)
    defineProperty(read, key, { __proto__: null, get: () => object[key], enumerable, configurable: true })
  }
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]
    const get = () => (gets(object, key) ? take() : object[key])
    defineProperty(read, key, { __proto__: null, get, configurable: true })
  }
  return read
}

/** What rewritten code names. */
export const getters = {
  $$gets: gets,
  /** What a pattern with these keys reads, which takes promises of getters; `hasRest` where it takes all others. */
  $$parts(object, keys, hasRest) {
    let isTaken = false
    for (let index = 0; index < keys.length; index++) isTaken ||= getterOf(object, keys[index]) !== undefined
    return isTaken ? view(object, keys, hasRest) : object
  },
}
