/**
 * Data with promises in it, as data with values: for what reads at every depth (host functions, `JSON.stringify`). Each
 * container is looked at once, however often and deep it is found: what a promise gives is data of the same graph.
 */
import { put } from './async-versions.js'
import { callToJson, findToJson, kindOf } from './codec/kinds.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'

const { apply } = Reflect
const { create, defineProperty, freeze, getPrototypeOf, keys, prototype, setPrototypeOf } = Object
const { getOwnPropertyDescriptor, getOwnPropertyNames } = Object
const { hasOwnProperty: hasOwn } = prototype
const { isArray } = Array
const { isView } = ArrayBuffer
const NativeMap = Map
const NativeSet = Set
const NativeTypeError = TypeError
const { prototype: MapPrototype } = Map
const { prototype: SetPrototype } = Set
const { get, has, set, forEach: eachEntry } = MapPrototype
const { add: addItem, forEach: eachItem } = SetPrototype
const { get: sizeOfMap } = getOwnPropertyDescriptor(MapPrototype, 'size')
const { get: sizeOfSet } = getOwnPropertyDescriptor(SetPrototype, 'size')

/** As deep as anything crosses: what is below is left as it is. */
const MAX_DEPTH = 1_000

const isContainer = (value) => typeof value === 'object' && value !== null && !isProxy(value)

/**
 * A copy of `value` in which each promise is taken by `add({ promise, write })`; `value` itself when there is none.
 * What holds no promise is not copied. Writing what a promise gave adds the promises in that. `converts` says that the
 * reader asks class instances for `toJSON`.
 */
export function copyForSettling(value, add, converts = false) {
  let copy
  new Settling(add, converts).take(value, 0, (taken) => {
    copy = taken
  })
  return copy
}

/** One graph of data: which containers are copied, and which hold no promise. */
class Settling {
  #add
  #converts
  /** Container → its copy, or itself where it holds no promise. */
  #copies = new NativeMap()
  /** What is still to be taken, in turn. */
  #next
  #last
  #isWorking = false

  constructor(add, converts) {
    this.#add = add
    this.#converts = converts
  }

  /** Has `write` take the value, its copy, or in the end what a promise gives. */
  take(value, depth, write) {
    const job = { __proto__: null, value, depth, write, next: undefined }
    if (this.#next === undefined) this.#next = job
    else this.#last.next = job
    this.#last = job
    if (this.#isWorking) return
    this.#isWorking = true
    try {
      for (; this.#next !== undefined; this.#next = this.#next.next) this.#do(this.#next)
    } finally {
      this.#isWorking = false
      this.#next = undefined
    }
  }

  #do({ value, depth, write }) {
    if (!isContainer(value) || depth > MAX_DEPTH) return write(value)
    if (isPromise(value)) return this.#add({ promise: value, write: (given) => this.#takeGiven(given, depth, write) })
    if (!apply(has, this.#copies, [value])) this.#explore(value, depth)
    const copy = apply(get, this.#copies, [value])
    if (isConverted(copy)) return this.take(valueOfConverted(copy), depth + 1, write)
    write(copy)
  }

  #takeGiven(value, depth, write) {
    // Only a promise without a `then` gives one: what is waited for here would be waited for for ever.
    if (isPromise(value)) throw new NativeTypeError('Cannot wait for a promise that has no method then')
    this.take(value, depth, write)
  }

  /** Copies what is new below a container and holds promises. */
  #explore(root, rootDepth) {
    const first = found(root, rootDepth)
    const seen = new NativeMap()
    apply(set, seen, [root, first])
    let last = first
    for (let node = first; node !== undefined; node = node.next) {
      forEachPart(node.value, (part, isAccessor) => {
        if (isAccessor) return holds(node)
        if (!isContainer(part) || node.depth >= MAX_DEPTH) return
        if (isPromise(part)) return holds(node)
        const copy = apply(get, this.#copies, [part])
        if (copy !== undefined) return copy === part ? undefined : holds(node)
        let known = apply(get, seen, [part])
        if (known === undefined) {
          known = found(part, node.depth + 1)
          apply(set, seen, [part, known])
          last = last.next = known
        }
        if (known.holds) holds(node)
        else known.parents = { __proto__: null, node, rest: known.parents }
      })
    }
    for (let node = first; node !== undefined; node = node.next) {
      apply(set, this.#copies, [node.value, node.holds ? this.#emptyCopy(node) : node.value])
    }
    for (let node = first; node !== undefined; node = node.next) if (node.fill !== undefined) node.fill()
  }

  /** What takes the place of a container, and how it is filled; what has more than its properties stays. */
  #emptyCopy(node) {
    const { value } = node
    const kind = kindOf(value)
    const part = (given, write) => this.take(given, node.depth + 1, write)
    if (kind === 'M') return emptyMap(node, part)
    if (kind === 'S') return emptySet(node, part)
    if (kind === 'i' && this.#converts) {
      const method = findToJson(value)
      const converted = method === undefined ? value : callToJson(method, value)
      if (converted !== value) return new Converted(converted)
    }
    if (kind !== 'a' && kind !== 'o' && kind !== 'i' && kind !== 'E') return value
    const made = kind === 'a' ? [] : create(getPrototypeOf(value))
    if (kind === 'a') made.length = value.length
    node.fill = () => fillObject(value, made, kind === 'E' ? getOwnPropertyNames(value) : keys(value), part)
    return made
  }
}

/** Stands for what `toJSON` of a class instance gave, which is taken in its place. */
class Converted {
  #value
  constructor(value) {
    this.#value = value
    freeze(setPrototypeOf(this, null))
  }
  static has(value) {
    return typeof value === 'object' && value !== null && #value in value
  }
  static valueOf(value) {
    return value.#value
  }
}
const { has: isConverted, valueOf: valueOfConverted } = Converted

const found = (value, depth) => ({
  __proto__: null,
  value,
  depth,
  holds: false,
  parents: undefined,
  next: undefined,
  fill: undefined,
})

/** Notes that a container holds a promise, and so do those that hold it. */
function holds(node) {
  if (node.holds) return
  node.holds = true
  let open = { __proto__: null, node, rest: undefined }
  while (open !== undefined) {
    let parent = open.node.parents
    open.node.parents = undefined
    open = open.rest
    for (; parent !== undefined; parent = parent.rest) {
      if (parent.node.holds) continue
      parent.node.holds = true
      open = { __proto__: null, node: parent.node, rest: open }
    }
  }
}

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

function forEachPart(value, visit) {
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

/** Takes the parts of a container into its copy: their places are taken at once. */
function fillObject(value, made, names, part) {
  for (let index = 0; index < names.length; index++) {
    const name = names[index]
    const own = getOwnPropertyDescriptor(value, name)
    if (own === undefined || (name === 'length' && isArray(made))) continue
    const { enumerable } = own
    const write = (settled) =>
      defineProperty(made, name, { __proto__: null, value: settled, writable: true, enumerable, configurable: true })
    write(undefined)
    part(apply(hasOwn, own, ['value']) ? own.value : value[name], write)
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

function emptyMap(node, part) {
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

function emptySet(node, part) {
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
