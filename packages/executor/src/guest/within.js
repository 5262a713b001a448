/**
 * Promises in containers that get to functions which ask for none there: those of cells in which no promise could be in
 * what they are given, of modules, of code made from text. They are waited for before the call, and their values take
 * their places in the very container: the function finds the same one, with values in it.
 */
import { put } from './async-versions.js'
import { isBuiltInPrototype } from './built-in-prototypes.js'
import { forEachPlace, guardOf, isContainer, keysIn, partsOfPlain, writerOfProperty } from './copy-parts.js'
import { copyForCode, copyForJson } from './deep-copy.js'
import { makeDropped } from './dropped.js'
import { givingSteps, isOfAsyncGenerators } from './generator-steps.js'
import { opening } from './open-waits.js'
import { isHidden, isPromise } from './promises.js'
import { isProxy, targetOf } from './proxies.js'
import { UnsettledData } from './unsettled-data.js'
import { valueNow } from './values-now.js'

const { apply, defineProperty } = Reflect
const NativeMap = Map
const { has, set } = Map.prototype

const { create, getPrototypeOf, prototype } = Object
const { isArray } = Array
const { prototype: WeakMapPrototype } = WeakMap
const { prototype: WeakRefPrototype } = WeakRef
const { values } = Array.prototype
/** Prototypes of iterators, and their `next`. */
const [ofLists, ofMaps, ofSets] = [apply(values, [], []), new Map().values(), new Set().values()].map(getPrototypeOf)
const iterators = [ofLists, ofLists.next, ofMaps, ofMaps.next, ofSets, ofSets.next]

/** As deep as data crosses. */
const MAX_DEPTH = 1_000

/** What is in a value, at any depth, waited for where nothing can wait. */
export function valuesNow(given) {
  const value = valueNow(given)
  if (!isContainer(value) || holdsNone(value, true, 0)) return value
  return new UnsettledData(value, handOver).settledNow(valueNow)
}

/** What a step of an async generator gives, with values in it. */
export function stepNow(promise) {
  const { value, done } = valueNow(promise)
  return { value: valuesNow(value), done }
}

/**
 * Has `add({ promise, write })` take each promise in `value`, and those in what they give. Gives what is to be handed
 * on: `value`, or a copy of it where it cannot be changed.
 */
export const settleWithin = (value, add) => settle(value, add, false)

/** Waits at once for what is in a value, in its place. */
export const settleWithinNow = (value) => new UnsettledData(value, settleWithin).settledNow(valueNow)

/** Data for `JSON.stringify`, with values in the place of promises, where nothing can wait. */
export const jsonNow = (given) =>
  new UnsettledData(valueNow(given), (value, add) => copyForJson(value, add, value)).settledNow(valueNow)

/** The same for what is given to code that may keep it. */
export const handOver = (value, add) => settle(value, add, true)

/** Lists and collections that such code was given. */
const handedOver = new WeakSet()
const { add: addItem, has: hasItem } = WeakSet.prototype

/** Notes of a container that code may have it which asks for no promises in it, and gives it back. */
export function close(value) {
  if (isContainer(value)) apply(addItem, handedOver, [value])
  return value
}

/** True for a list or collection that code may have kept which asks for no promises in it: none is put there. */
export const isHandedOver = (value) => isContainer(value) && apply(hasItem, handedOver, [value])

function settle(value, add, isGiven) {
  if ((!isContainer(value) && typeof value !== 'function') || isPromise(value)) return value
  if (isProxy(value)) {
    settle(targetOf(value), add, isGiven)
    return value
  }
  if (holdsNone(value, isGiven, 0)) return value
  const next = nextOf(value)
  if (next !== undefined) return givingValues(value, next)
  if (givesWeakly(value)) return value
  const found = []
  if (!findWithin(value, found, isGiven)) return copyForCode(value, add, keysIn)
  for (let index = 0; index < found.length; index++) add(stepFor(found[index], (given) => settle(given, add, isGiven)))
  return value
}

/**
 * A wait for a promise in a container. Where that is all that keeps the run from going on, only the code after it can
 * settle the promise: then it stays, behind a getter of its value.
 */
function stepFor({ promise, write, guard }, settled) {
  const take = (given) => write(settled(given))
  if (guard === undefined) return { __proto__: null, promise, write: take }
  return {
    __proto__: null,
    get promise() {
      return untilLeft(opening(), inList(promise))
    },
    write: (given) => (given === undefined ? guard(() => valueNow(promise)) : take(given[0])),
  }
}

/** Fulfilled once a promise has settled, or once only the code that waits here could settle it. */
export const untilSettled = (promise) => untilLeft(opening(), ended(promise))
const ended = async (promise) => {
  try {
    await promise
  } catch {}
}

const inList = async (promise) => [await promise]
const untilLeft = makeDropped(() => {})

/** What the objects of generator functions have in common. */
const { prototype: generators } = getPrototypeOf(function* () {})
const { next: nextStep } = generators

/** Stands for the method by which async generators go on. */
const asyncStep = {}

/** The method by which generators, and the engine's own iterators of lists, Maps and Sets, go on; else undefined. */
function nextOf(value) {
  // A Proxy would be asked for its prototype.
  const parent = isProxy(value) ? null : getPrototypeOf(value)
  if (parent === null || isProxy(parent)) return undefined
  if (getPrototypeOf(parent) === generators) return nextStep
  if (isOfAsyncGenerators(parent)) return asyncStep
  for (let index = 0; index < iterators.length; index += 2) if (iterators[index] === parent) return iterators[index + 1]
}

/**
 * An iterator goes on where it is, for all who have it: what it gives is waited for when it is given, since nobody can
 * look into it. Gives the iterator, or another that goes on with it where it cannot be changed.
 */
function givingValues(iterator, next) {
  if (next === asyncStep) return givingSteps(iterator)
  // The guest's own method gives what it likes, and is called as any function is.
  if (iterator.next !== next) return iterator
  const method = {
    next(...given) {
      const { done, value } = apply(next, iterator, given)
      return { done, value: valuesNow(value) }
    },
  }.next
  const own = { __proto__: null, value: method, writable: true, configurable: true }
  return defineProperty(iterator, 'next', own)
    ? iterator
    : create(getPrototypeOf(iterator), { __proto__: null, next: own })
}

/** What an object inherits from, but for what the language has; a Proxy would be asked. */
function parentOf(value) {
  const parent = isProxy(value) ? null : getPrototypeOf(value)
  return parent === null || isProxy(parent) || isBuiltInPrototype(parent) ? undefined : parent
}

/** Nobody can look into a WeakMap or WeakRef: it gives values from then on, to all who have it. */
function givesWeakly(value) {
  const parent = isProxy(value) ? null : getPrototypeOf(value)
  const key = parent === WeakMapPrototype ? 'get' : parent === WeakRefPrototype ? 'deref' : undefined
  if (key === undefined) return false
  const native = parent[key]
  const method = {
    [key](...given) {
      return valuesNow(apply(native, this, given))
    },
  }[key]
  if (value[key] === native)
    defineProperty(value, key, { __proto__: null, value: method, writable: true, configurable: true })
  return true
}

/** True for what has no methods that put something into it. */
const isPlain = (value) => !isProxy(value) && !isArray(value) && getPrototypeOf(value) === prototype

/**
 * True for plain data in which there is no promise, as most is: it is looked through without a note of what was seen.
 * False for what is large or deep, too.
 */
function holdsNone(value, isGiven, depth) {
  if (depth === 0) looks = MAX_LOOKS
  if (isHidden || typeof value === 'function' || isProxy(value)) return false
  looks -= isArray(value) ? 1 + value.length / 16 : 1
  if (looks < 0) return false
  const parts = partsOfPlain(value)
  if (parts === undefined) return false
  for (let index = 0; index < parts.length; index++) {
    if (depth === MAX_PLAIN_DEPTH || !holdsNone(parts[index], isGiven, depth + 1)) return false
  }
  if (isGiven && isArray(value)) apply(addItem, handedOver, [value])
  return true
}
const MAX_PLAIN_DEPTH = 3
/** As many parts are looked at, sixteen elements for one: what is in several places is found in each. */
const MAX_LOOKS = 2_000
let looks = 0

/** Collects the promises in a container; false when one is where nothing else can be put. */
function findWithin(root, found, isGiven) {
  const seen = new NativeMap()
  apply(set, seen, [root, true])
  let open = [root]
  let isWritable = true
  for (let depth = 0; open.length > 0; depth++) {
    const inside = []
    for (let at = 0; at < open.length && isWritable; at++) {
      const container = open[at]
      if (isGiven && !isPlain(container)) apply(addItem, handedOver, [container])
      const parent = parentOf(container)
      if (parent !== undefined && !apply(has, seen, [parent])) {
        apply(set, seen, [parent, true])
        put(inside, inside.length, parent)
      }
      forEachPlace(container, (given, key, writer) => {
        const part = isProxy(given) ? targetOf(given) : given
        if (isPromise(part)) {
          const write = writer(container, key, part)
          isWritable &&= write !== undefined
          const guard = writer === writerOfProperty ? guardOf(container, key, part) : undefined
          put(found, found.length, { __proto__: null, promise: part, write, guard })
        } else if (depth < MAX_DEPTH && !apply(has, seen, [part])) {
          apply(set, seen, [part, true])
          const next = nextOf(part)
          if (next !== undefined) givingValues(part, next)
          else if (!givesWeakly(part) && isContainer(part)) put(inside, inside.length, part)
        }
      })
    }
    open = inside
  }
  return isWritable
}
