/**
 * Properties that a promise has itself: its own, those that a guest's class of promises gives it, and those that guest
 * code gave to all. They are read from the promise; all else is read from its value.
 */
import { descriptorOf } from './descriptors.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'

const { apply, ownKeys } = Reflect
const { getPrototypeOf, prototype: ObjectPrototype } = Object
const { prototype: PromisePrototype } = Promise
const { has, set } = Map.prototype
const MAX_PROTOTYPES = 1_000

/** What the engine gives to all promises. */
const common = new Map()
for (const key of ownKeys(PromisePrototype)) apply(set, common, [key, true])

/** True for a promise that has a property itself. */
export function hasItself(value, key) {
  // Another kind of key would be converted twice.
  if ((typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'symbol') || !isPromise(value)) return false
  let at = value
  for (let depth = 0; at !== null && at !== ObjectPrototype && depth < MAX_PROTOTYPES; depth++) {
    if (isProxy(at)) return false
    if (descriptorOf(at, key) !== undefined) return at !== PromisePrototype || !apply(has, common, [key])
    at = getPrototypeOf(at)
  }
  return false
}

/** True for a promise that is an instance of a guest's class of promises. */
export function isOfClass(value, constructor) {
  if (typeof constructor !== 'function' || isProxy(constructor) || !isPromise(value)) return false
  let at = descriptorOf(constructor, 'prototype')?.value
  for (let depth = 0; at !== null && at !== undefined && !isProxy(at) && depth < MAX_PROTOTYPES; depth++) {
    if (at === PromisePrototype) return true
    at = getPrototypeOf(at)
  }
  return false
}
