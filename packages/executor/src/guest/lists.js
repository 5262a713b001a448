/**
 * Lists on their way to a text: what is in them is converted with them, in lists within lists as well, where nothing
 * can wait.
 */
import { put } from './async-versions.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'

const { apply } = Reflect
const { isArray, prototype: ArrayPrototype } = Array
const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const { slice } = ArrayPrototype
const { join, toString } = ArrayPrototype
const NativeMap = Map
const { get, has, set } = Map.prototype

/** As deep as lists are looked through. */
const MAX_DEPTH = 1_000

/** True for a list that the engine converts by itself. */
const isConvertible = (value) => isArray(value) && !isProxy(value) && getPrototypeOf(value) === ArrayPrototype

/** True when lists are converted by the engine's own methods. */
function isUntouched(list) {
  if (getOwnPropertyDescriptor(ArrayPrototype, 'join')?.value !== join) return false
  if (getOwnPropertyDescriptor(ArrayPrototype, 'toString')?.value !== toString) return false
  return (
    getOwnPropertyDescriptor(list, 'join') === undefined && getOwnPropertyDescriptor(list, 'toString') === undefined
  )
}

/** True when there are promises in a list, or in a list in it. */
function holdsPromise(value, seen, depth) {
  if (!isConvertible(value) || depth > MAX_DEPTH || apply(has, seen, [value])) return false
  apply(set, seen, [value, true])
  for (let index = 0; index < value.length; index++) {
    const own = getOwnPropertyDescriptor(value, index)?.value
    if (typeof own !== 'object' || own === null) continue
    if (isPromise(own) || holdsPromise(own, seen, depth + 1)) return true
  }
  return false
}

/** A copy of a list in which each promise is taken by `add({ promise, write })`; the list itself when there is none. */
export function copyForConversion(value, add) {
  if (!isConvertible(value) || !isUntouched(value) || !holdsPromise(value, new NativeMap(), 0)) return value
  return copied(value, add, new NativeMap(), 0)
}

function copied(list, add, copies, depth) {
  if (!isConvertible(list) || depth > MAX_DEPTH) return list
  if (apply(has, copies, [list])) return apply(get, copies, [list])
  const copy = apply(slice, list, [])
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
