/** What is in containers, and how copies of them are filled, see `deep-copy.js`. */
import { put } from './async-versions.js'
import { isProxy } from './proxies.js'

const { apply } = Reflect
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, keys, prototype } = Object
const { hasOwnProperty: hasOwn } = prototype
const { isArray } = Array
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

/** Calls `visit(part, isAccessor)` with what is in a container. */
export function forEachPart(value, visit) {
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
  const names = keys(value)
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
 * Calls `visit(part, write)` with each container in a container: `write(value)` puts something in its place, if it is
 * still there; undefined where nothing can be put. What a Proxy, an accessor or a key of a Map gives is not asked.
 */
export function forEachPlace(value, visit) {
  if (isView(value) || isProxy(value)) return
  const parent = getPrototypeOf(value)
  if (parent !== prototype && parent !== null && !isArray(value)) {
    if (isReally(value, MapPrototype, sizeOfMap)) return forEachValue(value, visit)
    if (isReally(value, SetPrototype, sizeOfSet)) return forEachItem(value, visit)
  }
  const names = keys(value)
  for (let index = 0; index < names.length; index++) {
    const name = names[index]
    const own = getOwnPropertyDescriptor(value, name)
    if (own === undefined || !apply(hasOwn, own, ['value']) || !isContainer(own.value)) continue
    const write = (given) => {
      if (getOwnPropertyDescriptor(value, name)?.value === own.value) value[name] = given
    }
    visit(own.value, own.writable ? write : undefined)
  }
}

function forEachValue(map, visit) {
  const visitValue = (item, key) => {
    if (!isContainer(item)) return
    visit(item, (given) => {
      if (apply(get, map, [key]) === item) apply(set, map, [key, given])
    })
  }
  apply(eachEntry, map, [visitValue])
}

/** A Set gives its items in the order in which they were added: all that follow are added anew. */
function forEachItem(items, visit) {
  const visitItem = (item) => {
    if (!isContainer(item)) return
    visit(item, (given) => {
      if (!apply(hasItem, items, [item])) return
      const all = []
      apply(eachItem, items, [(one) => put(all, all.length, one === item ? given : one)])
      apply(clear, items, [])
      for (let index = 0; index < all.length; index++) apply(addItem, items, [all[index]])
    })
  }
  apply(eachItem, items, [visitItem])
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

/** Takes the parts of a container into its copy: their places are taken at once. */
export function fillObject(value, made, names, part) {
  for (let index = 0; index < names.length; index++) {
    const name = names[index]
    const own = getOwnPropertyDescriptor(value, name)
    if (own === undefined || (name === 'length' && isArray(made))) continue
    const given = apply(hasOwn, own, ['value']) ? own.value : value[name]
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
