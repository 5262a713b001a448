/** What is in containers, and how copies of them are filled, see `deep-copy.js`. */
import { mayHaveAccessors, noteAccessors } from './accessors.js'
import { put } from './async-versions.js'
import { descriptorOf } from './descriptors.js'
import { isProxy } from './proxies.js'

const { apply, defineProperty: definePlace, ownKeys } = Reflect
const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols } = Object
const { getPrototypeOf, isExtensible, keys, prototype } = Object
const { hasOwnProperty: hasOwn } = prototype
const { isArray, prototype: ArrayPrototype } = Array
const { isError } = Error
const { isView } = ArrayBuffer
const NativeMap = Map
const NativeSet = Set
const { prototype: MapPrototype } = Map
const { prototype: SetPrototype } = Set
const { get, set, forEach: eachEntry } = MapPrototype
const { add: addItem, clear, forEach: eachItem, has: hasItem } = SetPrototype
const { get: sizeOfMap } = getOwnPropertyDescriptor(MapPrototype, 'size')
const { get: sizeOfSet } = getOwnPropertyDescriptor(SetPrototype, 'size')

/** True for what may hold something. */
export const isContainer = (value) => typeof value === 'object' && value !== null

/** True for a real Map or Set (by `sizeOf`); only what descends from its prototype is probed. */
function isReally(value, owner, size) {
  for (let at = getPrototypeOf(value); at !== null && !isProxy(at); at = getPrototypeOf(at)) {
    if (at !== owner) continue
    try {
      apply(size, value, [])
      return true
    } catch {
      return false
    }
  }
  return false
}

/** The names under which data may be in a container: the cause of an error is not enumerable. */
export const namesIn = (value) => (isError(value) ? getOwnPropertyNames(value) : keys(value))

/** True for a list, Map or Set of the guest's, of whichever class. */
export const isCollection = (value) =>
  isContainer(value) &&
  !isProxy(value) &&
  (isArray(value) || isReally(value, MapPrototype, sizeOfMap) || isReally(value, SetPrototype, sizeOfSet))

/** All keys under which something may be in a container: code finds what is under a symbol, or not enumerable. */
export const keysIn = ownKeys

/** Calls `visit(part, isAccessor)` with what is in a container, under the names that `namesOf` gives. */
export function forEachPart(value, namesOf, visit) {
  // Numbers only, and many of them.
  if (isView(value)) return
  const parent = getPrototypeOf(value)
  if (parent !== prototype && parent !== null && !isArray(value)) {
    if (isReally(value, MapPrototype, sizeOfMap)) {
      const visitBoth = (item, key) => {
        visit(key, false)
        visit(item, false)
      }
      return apply(eachEntry, value, [visitBoth])
    }
    if (isReally(value, SetPrototype, sizeOfSet)) return apply(eachItem, value, [(item) => visit(item, false)])
  }
  const names = namesOf(value)
  // Guest code may have planted it on the prototype of descriptors.
  const isPlanted = 'value' in prototype
  for (let index = 0; index < names.length; index++) {
    const own = getOwnPropertyDescriptor(value, names[index])
    if (own === undefined) continue
    const isValue = isPlanted ? apply(hasOwn, own, ['value']) : 'value' in own
    // What an accessor gives is only known once it is asked, which is done for the copy.
    if (!isValue) visit(undefined, true)
    else if (typeof own.value === 'object') visit(own.value, false)
  }
}

/**
 * Calls `visit(part, key, writer)` with each container in a container: `writer(value, key, part)` gives what puts
 * another in its place, undefined where nothing can be put. What a Proxy, an accessor or a key of a Map gives is not
 * asked.
 */
export function forEachPlace(value, visit) {
  if (isView(value) || isProxy(value)) return
  const parent = getPrototypeOf(value)
  if (isArray(value)) return forEachElement(value, visit)
  if (parent !== prototype && parent !== null) {
    if (isReally(value, MapPrototype, sizeOfMap)) apply(eachEntry, value, [visitor(visit, writerOfEntry)])
    else if (isReally(value, SetPrototype, sizeOfSet)) apply(eachItem, value, [visitor(visit, writerOfItem)])
  }
  const names = keysIn(value)
  // As above.
  const isPlanted = 'value' in prototype
  for (let index = 0; index < names.length; index++) {
    const own = getOwnPropertyDescriptor(value, names[index])
    if (own === undefined || (isPlanted && !apply(hasOwn, own, ['value']))) continue
    if (isContainer(own.value)) visit(own.value, names[index], writerOfProperty)
  }
}

/** Without a descriptor for each: a list is mostly long. */
function forEachElement(list, visit) {
  const isAsked = !mayHaveAccessors(list)
  const names = keys(list)
  const { length } = names
  // Indices come first: these are all there are, and nothing is missing.
  const isFull = length === list.length && length > 0 && names[length - 1] === `${length - 1}`
  for (let index = 0; index < length; index++) {
    const part = isAsked ? list[isFull ? index : names[index]] : descriptorOf(list, names[index])?.value
    if (typeof part === 'object' && part !== null) visit(part, names[index], writerOfProperty)
  }
  const symbols = getOwnPropertySymbols(list)
  for (let index = 0; index < symbols.length; index++) {
    const part = descriptorOf(list, symbols[index]).value
    if (isContainer(part)) visit(part, symbols[index], writerOfProperty)
  }
}

/** The containers in an object or list of no class; undefined where that is told in no such way. */
export function partsOfPlain(value) {
  const parent = getPrototypeOf(value)
  const isObject = parent === prototype || parent === null
  const isList = parent === ArrayPrototype && isArray(value) && !mayHaveAccessors(value)
  if ((!isObject && !isList) || (isObject && isArray(value)) || 'value' in prototype) return undefined
  return isList ? partsOfList(value) : partsOfObject(value)
}

function partsOfObject(value) {
  const names = ownKeys(value)
  const parts = []
  for (let index = 0; index < names.length; index++) {
    const { value: part } = getOwnPropertyDescriptor(value, names[index])
    if (isContainer(part)) put(parts, parts.length, part)
  }
  return parts
}

function partsOfList(list) {
  const { length } = list
  if (length > MAX_PLAIN_LENGTH) return undefined
  const names = ownKeys(list)
  // Indices come first, then `length`: these are all there are, and nothing is missing.
  if (names.length !== length + 1 || (length > 0 && names[length - 1] !== `${length - 1}`)) return undefined
  const parts = []
  for (let index = 0; index < length; index++) if (isContainer(list[index])) put(parts, parts.length, list[index])
  return parts
}
const MAX_PLAIN_LENGTH = 10_000

const visitor = (visit, writer) => (part, key) => {
  if (isContainer(part)) visit(part, key, writer)
}

const holds = (value, name, part) => descriptorOf(value, name)?.value === part

/** What puts a value in the place of a part, if that is still there; undefined where nothing can be put. */
export function writerOfProperty(value, name, part) {
  if (!descriptorOf(value, name).writable) return undefined
  return (given) => {
    if (holds(value, name, part)) value[name] = given
  }
}

/** What puts a getter in the place of a part of an object; undefined where none can be. */
export function guardOf(value, name, part) {
  const { configurable, enumerable } = descriptorOf(value, name)
  if (!configurable) return undefined
  return (get) => {
    if (holds(value, name, part)) defineGuard(value, name, get, enumerable)
  }
}

function defineGuard(value, name, get, enumerable) {
  const set = function (given) {
    writerOf(this, name, enumerable)(given)
  }
  noteAccessors(value)
  return definePlace(value, name, { __proto__: null, get, set, enumerable, configurable: true })
}

/** What a Proxy has is not asked. */
const none = { __proto__: null }

/** Puts a getter where an assignment would put a value; false where that is not all that it would do. */
export function guardPlace(owner, key, get) {
  if (typeof key === 'object' || typeof key === 'function') return false
  for (let at = owner; at !== null; at = getPrototypeOf(at)) {
    const own = isProxy(at) ? none : descriptorOf(at, key)
    if (own === undefined) continue
    if (!own.writable || (at === owner && !own.configurable)) return false
    return (at === owner || isExtensible(owner)) && defineGuard(owner, key, get, at !== owner || own.enumerable)
  }
  return isExtensible(owner) && defineGuard(owner, key, get, true)
}

const writerOfEntry = (map, key, part) => (given) => {
  if (apply(get, map, [key]) === part) apply(set, map, [key, given])
}

/** A Set gives its items in the order in which they were added: all that follow are added anew. */
const writerOfItem = (items, _key, part) => (given) => {
  if (!apply(hasItem, items, [part])) return
  const all = []
  apply(eachItem, items, [(one) => put(all, all.length, one === part ? given : one)])
  apply(clear, items, [])
  for (let index = 0; index < all.length; index++) apply(addItem, items, [all[index]])
}

/** Takes a part into its place, which is there before the part is. */
export function fillPart(given, write, part) {
  if (!isContainer(given)) return write(given)
  write(undefined)
  part(given, write)
}

/** What puts a property in its place. */
export const writerOf = (made, name, enumerable) => (value) =>
  defineProperty(made, name, { __proto__: null, value, writable: true, enumerable, configurable: true })

/** Takes the parts of a container into its copy: their places are taken at once. `read` asks accessors. */
export function fillObject(value, made, names, part, read) {
  for (let index = 0; index < names.length; index++) {
    const name = names[index]
    const own = getOwnPropertyDescriptor(value, name)
    if (own === undefined || (name === 'length' && isArray(made))) continue
    const given = apply(hasOwn, own, ['value']) ? own.value : read(name)
    fillPart(given, writerOf(made, name, own.enumerable), part)
  }
}

/** Parts without places: once all are there the copy is filled, in their order. */
function partsInOrder(fill, part) {
  const parts = []
  let missing = 1
  const arrived = () => {
    if (--missing === 0) fill(parts)
  }
  return {
    __proto__: null,
    add(given) {
      const at = parts.length
      put(parts, at, undefined)
      missing++
      part(given, (settled) => {
        put(parts, at, settled)
        arrived()
      })
    },
    end: arrived,
  }
}

/** A Map to be filled with what is in that of the node. */
export function emptyMap(node, part) {
  const made = new NativeMap()
  node.fill = () => {
    const list = partsInOrder((parts) => {
      for (let index = 0; index < parts.length; index += 2) apply(set, made, [parts[index], parts[index + 1]])
    }, part)
    const addBoth = (item, key) => {
      list.add(key)
      list.add(item)
    }
    apply(eachEntry, node.value, [addBoth])
    list.end()
  }
  return made
}

/** The same for a Set. */
export function emptySet(node, part) {
  const made = new NativeSet()
  node.fill = () => {
    const list = partsInOrder((parts) => {
      for (let index = 0; index < parts.length; index++) apply(addItem, made, [parts[index]])
    }, part)
    apply(eachItem, node.value, [(item) => list.add(item)])
    list.end()
  }
  return made
}
