/**
 * Built-ins that go through what they are given, and look at it: promises among that are waited for before. What only
 * moves its elements leaves them as they are: whoever reads them waits.
 */
import { lengthOf, listFrom, promisedIn } from './array-likes.js'
import { put } from './async-versions.js'
import { makeTable } from './built-in-table.js'
import { optionsFor } from './described.js'
import { giveValues } from './elements.js'
import { copyLike, copyOf } from './lists.js'
import { looksInto } from './looked-into.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'

const { apply } = Reflect
const { getPrototypeOf } = Object
const NativeArray = Array
const NativeMap = Map
const { from, isArray, prototype: ArrayPrototype } = Array
const { isView } = ArrayBuffer
const { iterator } = Symbol
const NativeSet = Set
const { add: addItem, forEach: eachItem } = Set.prototype
const { get: sizeOfSet } = Object.getOwnPropertyDescriptor(Set.prototype, 'size')
const typed = getPrototypeOf(Uint8Array.prototype)

/**
 * Which of its arguments it calls back with the elements; whether they are pairs whose keys it reads, and whether it
 * goes by index through what is no iterable.
 */
const ELEMENTS = { __proto__: null, callback: undefined, hasKeys: false, isIndexed: false }
const NUMBERED = { __proto__: null, callback: undefined, hasKeys: false, isIndexed: true }
const CALLED = { __proto__: null, callback: 1, hasKeys: false, isIndexed: true }
const PAIRS = { __proto__: null, callback: undefined, hasKeys: true, isIndexed: false }
/** Built-in → how it goes through its first argument. */
const through = makeTable('goes through')
function goes(builtIn, how) {
  through.note(builtIn, how)
  looksInto(builtIn, addItems)
}
goes(from, CALLED)
goes(Object.groupBy, CALLED)
goes(Map.groupBy, CALLED)
goes(Object.fromEntries, PAIRS)
goes(typed.set, NUMBERED)
goes(getPrototypeOf(Uint8Array).from, NUMBERED)

/** Classes that do when one is made. */
const making = makeTable('is made of')
const NUMBERS = 'Int8 Uint8 Uint8Clamped Int16 Uint16 Int32 Uint32 BigInt64 BigUint64 Float16 Float32 Float64'
for (let names = NUMBERS.split(' '), index = 0; index < names.length; index++) {
  making.note(globalThis[`${names[index]}Array`], NUMBERED)
}
// What is a key stays what it is, as it does for `set`.
making.note(Map, ELEMENTS)
making.note(WeakMap, ELEMENTS)

/** Notes those that the library puts in place. */
export const readsItems = (builtIn) => goes(builtIn, ELEMENTS)

/** True for a built-in that goes through what a promise gave, too. */
export const goesThrough = through.has

function addItems(call, add, copyFor) {
  const { callee, args } = call
  if (isPromise(args[0])) return
  const how = through.of(callee)
  const { callback } = how
  if (callback === undefined) return put(args, 0, itemsOf(args[0], how, add))
  // Without a callback the elements only move.
  if (typeof args[callback] === 'function') {
    giveValues(call, { at: callback, position: 0, container: args[0] }, { add, copyFor })
  }
}

/** What `new` is given for `value` by a class that goes through it. */
export const copyForMaking = (constructor, hasKeys) => (value, add) =>
  making.has(constructor)
    ? itemsOf(value, hasKeys && constructor === NativeMap ? PAIRS : making.of(constructor), add)
    : optionsFor(constructor, value, add)

/** True for a list with promises in it, or among the keys of its pairs: most have none, and are not copied. */
function holdsAny(items, hasKeys) {
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (isPromise(item) || (hasKeys && isArray(item) && isPromise(item[0]))) return true
  }
  return false
}

/** A list of what is in an iterable, or the thing itself where no promise is in it. */
function itemsOf(items, { hasKeys, isIndexed }, add) {
  if (typeof items !== 'object' || items === null || isView(items)) return items
  const isPlain = isArray(items) && !isProxy(items) && getPrototypeOf(items) === ArrayPrototype
  if (isPlain && !holdsAny(items, hasKeys)) return items
  const length = isIndexed ? lengthOf(items) : undefined
  if (length !== undefined) {
    add(length)
    return items
  }
  const indexed = isIndexed ? promisedIn(items) : undefined
  if (!isPlain && indexed === undefined && typeof items[iterator] !== 'function') return items
  const copy = indexed ?? (isPlain ? copyOf(items) : apply(from, NativeArray, [items]))
  // What was gone through may not give it again.
  let isChanged = !isPlain
  const write = (index, value) => {
    put(copy, index, value)
    if (!hasKeys || !isArray(value) || !isPromise(value[0])) return
    const pair = copyOf(value)
    put(copy, index, pair)
    add({ promise: value[0], write: (key) => put(pair, 0, key) })
  }
  for (let index = 0; index < copy.length; index++) {
    const item = copy[index]
    if (isPromise(item)) add({ promise: item, write: (value) => write(index, value) })
    else write(index, item)
    isChanged ||= isPromise(item) || copy[index] !== item
  }
  return isChanged ? copy : items
}

const { flat } = Array.prototype
/** As deep as lists are taken apart. */
const MAX_DEPTH = 1_000

/** A promise among lists that are taken apart may be of one. */
function addFlat(call, add) {
  const { args } = call
  const receiver = isArray(call.receiver) ? call.receiver : listFrom(call.receiver)
  if (receiver === undefined || isPromise(args[0])) return
  const depth = args[0] === undefined ? 1 : +args[0]
  call.receiver = withLists(receiver, depth < MAX_DEPTH ? depth : MAX_DEPTH, add)
}

looksInto(flat, addFlat)

function withLists(list, depth, add) {
  if (!(depth >= 1) || !isArray(list) || isProxy(list)) return list
  let copy
  const write = (index, value) => {
    copy ??= copyLike(list)
    put(copy, index, value)
  }
  for (let index = 0; index < list.length; index++) {
    if (!(index in list)) continue
    const item = list[index]
    if (isPromise(item)) {
      copy ??= copyLike(list)
      add({ promise: item, write: (value) => write(index, withLists(value, depth - 1, add)) })
    } else {
      const taken = withLists(item, depth - 1, add)
      if (taken !== item) write(index, taken)
    }
  }
  return copy ?? list
}

/** Methods of Sets that compare what is in one with what is in another. */
const COMPARING = 'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom'
for (let names = COMPARING.split(' '), index = 0; index < names.length; index++) {
  looksInto(Set.prototype[names[index]], addSets)
}

/** Sets of promises alone are compared as such: else it is the values that are. */
function addSets(call, add) {
  const left = itemsOfSet(call.receiver)
  const right = itemsOfSet(call.args[0])
  if (left === undefined || right === undefined || (isOfPromises(left) && isOfPromises(right))) return
  call.receiver = withValues(call.receiver, left, add)
  put(call.args, 0, withValues(call.args[0], right, add))
}

/** What is in a real Set; undefined for all else. */
function itemsOfSet(value) {
  if (typeof value !== 'object' || value === null || isProxy(value)) return undefined
  try {
    apply(sizeOfSet, value, [])
  } catch {
    return undefined
  }
  const items = []
  apply(eachItem, value, [(item) => put(items, items.length, item)])
  return items
}

function isOfPromises(items) {
  for (let index = 0; index < items.length; index++) if (!isPromise(items[index])) return false
  return true
}

/** A Set of the values, filled once all are there. */
function withValues(original, items, add) {
  const copy = new NativeSet()
  let open = 1
  const close = () => {
    if (--open === 0) for (let index = 0; index < items.length; index++) apply(addItem, copy, [items[index]])
  }
  for (let index = 0; index < items.length; index++) {
    if (!isPromise(items[index])) continue
    open++
    const write = (value) => {
      put(items, index, value)
      close()
    }
    add({ promise: items[index], write })
  }
  if (open === 1) return original
  close()
  return copy
}
