/**
 * Promises in containers that get to functions which ask for none there: those of cells in which no promise could be in
 * what they are given, of modules, of code made from text. They are waited for before the call, and their values take
 * their places in the very container: the function finds the same one, with values in it.
 */
import { put } from './async-versions.js'
import { forEachPlace, isContainer } from './copy-parts.js'
import { copyForSettling } from './deep-copy.js'
import { isPromise } from './promises.js'

const { apply } = Reflect
const NativeMap = Map
const { has, set } = Map.prototype

const { defineProperty, getPrototypeOf } = Object
const NativeWeakMap = WeakMap
const { get: getWeak, set: setWeak } = WeakMap.prototype
const { values } = Array.prototype
/** Prototypes of iterators, and their `next`. */
const iterators = []
for (const made of [apply(values, [], []), new Map().values(), new Set().values()]) {
  const parent = getPrototypeOf(made)
  put(iterators, iterators.length, parent)
  put(iterators, iterators.length, parent.next)
}

const nextItem = iterators[1]

/** As deep as data crosses. */
const MAX_DEPTH = 1_000

/**
 * Has `add({ promise, write })` take each promise in `value`, and those in what they give. Gives what is to be handed
 * on: `value`, or a copy of it where it cannot be changed.
 */
export function settleWithin(value, add) {
  if (!isContainer(value) || isPromise(value)) return value
  const next = nextOf(value)
  if (next !== undefined) return goOn(value, settleWithin(rest(value, next), add))
  const found = []
  if (!findWithin(value, found)) return copyForSettling(value, add)
  for (let index = 0; index < found.length; index++) {
    const { promise, write } = found[index]
    add({ __proto__: null, promise, write: (given) => write(settleWithin(given, add)) })
  }
  return value
}

/** The method by which the engine's own iterators of lists, Maps and Sets go on; undefined for all else. */
function nextOf(value) {
  const parent = getPrototypeOf(value)
  if (parent === null) return undefined
  for (let index = 0; index < iterators.length; index += 2) if (iterators[index] === parent) return iterators[index + 1]
}

/** Iterators of which all was taken, and what each goes on with. */
const continued = new NativeWeakMap()

/** What an iterator still has to give. */
function rest(iterator, next) {
  const items = []
  const at = apply(getWeak, continued, [iterator]) ?? iterator
  const step = at === iterator ? next : nextItem
  for (let one = apply(step, at, []); !one.done; one = apply(step, at, [])) put(items, items.length, one.value)
  return items
}

/** Has the very iterator that was gone through give what is in a list: others may have it in their hands. */
function goOn(iterator, items) {
  const { next } = {
    next() {
      return apply(nextItem, apply(getWeak, continued, [iterator]), [])
    },
  }
  apply(setWeak, continued, [iterator, apply(values, items, [])])
  defineProperty(iterator, 'next', { __proto__: null, value: next, writable: true, configurable: true })
  return iterator
}

/** Collects the promises in a container; false when one is where nothing else can be put. */
function findWithin(root, found) {
  const seen = new NativeMap()
  apply(set, seen, [root, true])
  const open = [{ __proto__: null, value: root, depth: 0 }]
  let isWritable = true
  for (let at = 0; at < open.length && isWritable; at++) {
    const { value, depth } = open[at]
    forEachPlace(value, (part, write) => {
      if (isPromise(part)) {
        isWritable &&= write !== undefined
        put(found, found.length, { __proto__: null, promise: part, write })
      } else if (depth < MAX_DEPTH && !apply(has, seen, [part])) {
        apply(set, seen, [part, true])
        put(open, open.length, { __proto__: null, value: part, depth: depth + 1 })
      }
    })
  }
  return isWritable
}
