/** The object of a `with`, in whose body rewritten code says names of helpers. */
import { descriptorOf } from './descriptors.js'
import { isProxy, noteProxy } from './proxies.js'

const { get, has, set } = Reflect
const { getOwnPropertyNames, getPrototypeOf } = Object
const NativeProxy = Proxy
const { unscopables } = Symbol

/** True for the name of a helper. */
const isOurs = (key) => typeof key === 'string' && key[0] === '$' && key[1] === '$'

/** True for an object that is asked by code of the guest's what names it has, or that may have one of ours. */
function answers(object) {
  for (let at = object; at !== null; at = getPrototypeOf(at)) {
    if (isProxy(at)) return true
    const names = getOwnPropertyNames(at)
    for (let index = 0; index < names.length; index++) if (isOurs(names[index])) return true
  }
  return false
}

const hiding = {
  __proto__: null,
  has: (object, key) => !isOurs(key) && has(object, key),
  get: (object, key) => get(object, key, object),
  set: (object, key, value) => set(object, key, value, object),
}

/** Names that an object is not asked for: the engine takes what says so for a truth, `settle` makes values of it. */
export function settleUnscopables(object, settle) {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return
  for (let at = object; at !== null && !isProxy(at); at = getPrototypeOf(at)) {
    const own = descriptorOf(at, unscopables)
    if (own !== undefined) return typeof own.value === 'object' && own.value !== null ? settle(own.value) : undefined
  }
}

/**
 * `$$scope(object)`: the object itself, or what hides the names of helpers from it: a Proxy would be asked for them.
 */
export function scopeOf(object) {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null || !answers(object)) return object
  return noteProxy(new NativeProxy(object, hiding), object)
}
