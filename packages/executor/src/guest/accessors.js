/** Lists that may have accessors: reading an element of theirs may start a call, so each is read once. */
import { isProxy } from './proxies.js'
import { watch } from './watched.js'

const { apply } = Reflect
const { isArray } = Array
const { prototype: ObjectPrototype } = Object
const lists = new WeakSet()
const { add, has } = WeakSet.prototype

/** True for a list on which a property was defined; nothing is asked of its elements, of which there are often many. */
export const mayHaveAccessors = (list) => apply(has, lists, [list])

/** Notes a list to which an accessor was given. */
export function noteAccessors(list) {
  const isObject = (typeof list === 'object' && list !== null) || typeof list === 'function'
  if (isObject && !isProxy(list) && isArray(list)) apply(add, lists, [list])
}

/** Takes note of every way by which guest code gives a list accessors of its own. */
export function watchAccessors() {
  for (const name of ['defineProperty', 'defineProperties'])
    watch(Object, name, (_receiver, args) => noteAccessors(args[0]))
  watch(Reflect, 'defineProperty', (_receiver, args) => noteAccessors(args[0]))
  for (const name of ['__defineGetter__', '__defineSetter__']) watch(ObjectPrototype, name, noteAccessors)
}
