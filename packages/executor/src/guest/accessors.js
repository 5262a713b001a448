/** What guest code defined properties on: reading an element of such a list may start a call, so each is read once. */
import { isProxy } from './proxies.js'
import { watch } from './watched.js'

const { apply } = Reflect
const { isArray } = Array
const { prototype: ObjectPrototype } = Object
const lists = new WeakSet()
const functions = new WeakSet()
const { add, has } = WeakSet.prototype

/** True for a list on which a property was defined; nothing is asked of its elements, of which there are often many. */
export const mayHaveAccessors = (list) => apply(has, lists, [list])

/** True for a function on which a property was defined: its name may be another than it was made with. */
export const mayBeRenamed = (fn) => apply(has, functions, [fn])

/** Notes a list to which an accessor was given, or a function that may be renamed. */
export function noteAccessors(list) {
  if (typeof list === 'function') apply(add, functions, [list])
  if (typeof list === 'object' && list !== null && !isProxy(list) && isArray(list)) apply(add, lists, [list])
}

/** Takes note of the older ways by which guest code gives a list accessors of its own; `harden` does of the others. */
export function watchAccessors() {
  watch(ObjectPrototype, '__defineGetter__', noteAccessors)
  watch(ObjectPrototype, '__defineSetter__', noteAccessors)
}
