/**
 * Lists on their way to a text: what is in them is converted with them, in lists within lists as well, where nothing
 * can wait.
 */
import { put } from './async-versions.js'
import { descriptorOf } from './descriptors.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { THIS, takesNoneWithin } from './takes.js'
import { handOver } from './within.js'

const { apply } = Reflect
const { isArray, prototype: ArrayPrototype } = Array
const { getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = Object
const { join, toString } = ArrayPrototype
const NativeMap = Map
const { get, has, set } = Map.prototype

/** As deep as lists are looked through. */
const MAX_DEPTH = 1_000

/** True for a list that the engine converts by itself. */
function isConvertible(value) {
  if (!isArray(value) || isProxy(value)) return false
  let at = getPrototypeOf(value)
  // A class of lists may convert them by itself.
  for (let depth = 0; at !== ArrayPrototype; depth++) {
    if (at === null || isProxy(at) || depth > MAX_PROTOTYPES || convertsItself(at)) return false
    at = getPrototypeOf(at)
  }
  return true
}

const MAX_PROTOTYPES = 100
const CONVERTING = ['join', 'toString', 'valueOf', Symbol.toPrimitive]

function convertsItself(value) {
  for (let index = 0; index < CONVERTING.length; index++) {
    if (getOwnPropertyDescriptor(value, CONVERTING[index]) !== undefined) return true
  }
  return false
}

/** True when lists are converted by the engine's own methods. */
function isUntouched(list) {
  if (getOwnPropertyDescriptor(ArrayPrototype, 'join')?.value !== join) return false
  if (getOwnPropertyDescriptor(ArrayPrototype, 'toString')?.value !== toString) return false
  if (getOwnPropertyDescriptor(ArrayPrototype, 'valueOf') !== undefined) return false
  return !convertsItself(list)
}

/** True when there are promises in a list, or in a list in it, or may be. */
function holdsPromise(value, seen, depth) {
  if (!isConvertible(value) || depth > MAX_DEPTH || apply(has, seen, [value])) return false
  apply(set, seen, [value, true])
  for (let index = 0; index < value.length; index++) {
    const own = descriptorOf(value, index)
    // What an accessor gives is only known once it is asked, which is done for the copy.
    if (own?.get !== undefined) return true
    if (typeof own?.value !== 'object' || own.value === null) continue
    if (isPromise(own.value) || holdsPromise(own.value, seen, depth + 1)) return true
  }
  return false
}

/** True for a list that is converted by a method which asks for no promise in it, be it the guest's own. */
function asksNone(list) {
  for (let index = 0; index < CONVERTING.length; index++) {
    const method = list[CONVERTING[index]]
    if (typeof method === 'function' && takesNoneWithin(method, THIS)) return true
  }
  return false
}

/** A copy of a list in which each promise is taken by `add({ promise, write })`; the list itself when there is none. */
export function copyForConversion(value, add) {
  if (isArray(value) && !isProxy(value) && !(isConvertible(value) && isUntouched(value)))
    return asksNone(value) ? handOver(value, add) : value
  if (!isConvertible(value) || !holdsPromise(value, new NativeMap(), 0)) return value
  return copied(value, add, new NativeMap(), 0)
}

/** The elements of a list in a plain one: nothing of the guest's is asked for one of its own. */
export function copyOf(list) {
  const copy = []
  copy.length = list.length
  for (let index = 0; index < list.length; index++) if (index in list) put(copy, index, list[index])
  return copy
}

/** A copy of the same class, whose methods are called on it. */
export function copyLike(original) {
  const copy = copyOf(original)
  const parent = getPrototypeOf(original)
  return parent === ArrayPrototype ? copy : setPrototypeOf(copy, parent)
}

function copied(list, add, copies, depth) {
  if (!isConvertible(list) || depth > MAX_DEPTH) return list
  if (apply(has, copies, [list])) return apply(get, copies, [list])
  const copy = copyOf(list)
  apply(set, copies, [list, copy])
  for (let index = 0; index < copy.length; index++) {
    const own = getOwnPropertyDescriptor(copy, index)?.value
    if (typeof own !== 'object' || own === null) continue
    const write = (value) => put(copy, index, copied(value, add, copies, depth + 1))
    if (isPromise(own)) add({ promise: own, write })
    else write(own)
  }
  return copy
}
