/**
 * Data with promises in it, as data with values: for what reads at every depth (host functions, `JSON.stringify`). Each
 * container is looked at once, however often and deep it is found: what a promise gives is data of the same graph.
 */
import { callToJson, findToJson, kindOf } from './codec/kinds.js'
import {
  emptyMap,
  emptySet,
  fillObject,
  fillPart,
  forEachPart,
  isContainer,
  keysIn,
  namesIn,
  writerOf,
} from './copy-parts.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { readsAny } from './this-reads.js'
import { Converted, isConverted, toJsonOf, valueOfConverted } from './to-json.js'

const { apply } = Reflect
const { create, getPrototypeOf, keys } = Object
const { isArray } = Array
const NativeMap = Map
const NativeTypeError = TypeError
const { get, has, set } = Map.prototype

/** As deep as anything crosses: what is below is left as it is. */
const MAX_DEPTH = 1_000

/** As many Proxies as are looked into: each `get` may give a new one, for ever. */
const MAX_PROXIES = 1_000

/** Waits at once for what is in a value, in its place: given once there is a host. */
let settleNow
/** Waits at once for what `toJSON` gave: given with it. */
let settledJson
/** Waits for a promise, whose value or error is taken later. */
let untilSettled

/** Gives what waits for what `toJSON` is called on, for what it gives, and for what it will look at. */
export function letSettle(inPlace, given, until) {
  settleNow = inPlace
  settledJson = given
  untilSettled = until
}

/**
 * A copy of `value` in which each promise is taken by `add({ promise, write, keep })`, where `keep()` leaves it there;
 * `value` itself when there is none. What holds no promise is not copied, but for Proxies: what is in one is only known
 * once it is asked, and that is done once. Writing what a promise gave adds the promises in that. `converts` says that
 * the reader asks class instances for `toJSON`. What a reader has `read` already, see `codec/read-so-far.js`, is not
 * asked again.
 */
export function copyForSettling(value, add, converts = false, read = undefined) {
  return copied(value, new Settling(add, { converts, read, namesOf: namesIn }))
}

/**
 * The same for `JSON.stringify`, which calls `toJSON` of any object, but of what one gave (`given`): what that gives is
 * told by none of its parts.
 */
export function copyForJson(value, add, given = undefined) {
  const asks = (data) => (data === given ? undefined : toJsonOf(data))
  return copied(value, new Settling(add, { converts: true, read: undefined, namesOf: namesIn, asks }))
}

/** The same for code, which finds what is under `namesOf(container)`. */
export function copyForCode(value, add, namesOf) {
  return copied(value, new Settling(add, { converts: false, read: undefined, namesOf }))
}

function copied(value, settling) {
  let copy
  settling.take(value, 0, (taken) => {
    copy = taken
  })
  return copy
}

/** One graph of data: which containers are copied, and which hold no promise. */
class Settling {
  #add
  #converts
  #read
  #namesOf
  #asks
  /** Container → its copy, or itself where it holds no promise. */
  #copies = new NativeMap()
  /** What is still to be taken, in turn. */
  #next
  #last
  #isWorking = false
  #proxies = 0

  constructor(add, { converts, read, namesOf, asks }) {
    this.#add = add
    this.#converts = converts
    this.#read = read
    this.#namesOf = namesOf
    this.#asks = asks
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
    if (isPromise(value)) {
      const takeGiven = (given) => this.#takeGiven(given, depth, write)
      return this.#add({ promise: value, write: takeGiven, keep: () => write(value) })
    }
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
      if (this.#read?.conversionOf(node.value) !== undefined) {
        holds(node)
        continue
      }
      if (isProxy(node.value)) {
        if (this.#proxies++ < MAX_PROXIES) holds(node)
        continue
      }
      if (this.#asks?.(node.value) !== undefined) {
        holds(node)
        continue
      }
      forEachPart(node.value, this.#namesOf, (part, isAccessor) => {
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
    const known = this.#read?.conversionOf(value)
    if (known !== undefined && known.value !== value) return new Converted(known.value)
    if (this.#read?.hasNamesOf(value)) return this.#emptyCopyOfRead(node)
    if (isProxy(value)) return this.#emptyCopyOfProxy(node)
    const kind = kindOf(value)
    const part = (given, write) => this.take(given, node.depth + 1, write)
    if (kind === 'M') return emptyMap(node, part)
    if (kind === 'S') return emptySet(node, part)
    const asked = this.#asks?.(value)
    if (asked !== undefined) return this.#asking(asked, value)
    if (kind === 'i' && this.#converts) {
      const method = findToJson(value)
      if (method !== undefined && readsAny(method, value)) settleNow(value)
      const converted = method === undefined ? value : callToJson(method, value)
      if (converted !== value) return new Converted(converted)
    }
    if (kind !== 'a' && kind !== 'o' && kind !== 'i' && kind !== 'E') return value
    const made = kind === 'a' ? [] : create(getPrototypeOf(value))
    if (kind === 'a') made.length = value.length
    const names = this.#namesOf(value)
    node.fill = () => fillObject(value, made, names, part, (name) => this.#partOf(value, name))
    return made
  }

  /** What is asked in its place by `JSON.stringify`, which knows the key. */
  #asking(method, value) {
    if (readsAny(method, value)) settleNow(value)
    forEachPart(value, keysIn, (part) => {
      // What may be waited for here is not waited for in the middle of it.
      if (isContainer(part) && isPromise(part)) this.#add({ promise: untilSettled(part), write: () => {} })
    })
    return { __proto__: null, toJSON: (key) => settledJson(apply(method, value, [key])) }
  }

  /** The same for what was read as an object: its fields are all that counts. */
  #emptyCopyOfRead(node) {
    const { value } = node
    const part = (given, write) => this.take(given, node.depth + 1, write)
    const made = {}
    node.fill = () => {
      const names = keys(this.#read.namesOf(value))
      for (let index = 0; index < names.length; index++) {
        fillPart(this.#partOf(value, names[index]), writerOf(made, names[index], true), part)
      }
    }
    return made
  }

  /** What a container has by that name. */
  #partOf(container, name) {
    const known = this.#read?.partOf(container, name)
    return known === undefined ? container[name] : known.value
  }

  /** The same for a Proxy, whose traps are asked as whoever reads it would ask them. */
  #emptyCopyOfProxy(node) {
    const { value } = node
    const part = (given, write) => this.take(given, node.depth + 1, write)
    const method = this.#converts ? value.toJSON : undefined
    if (typeof method === 'function') return new Converted(callToJson(method, value))
    const isList = isArray(value)
    const made = isList ? [] : create(getPrototypeOf(value))
    if (isList) made.length = value.length
    node.fill = () => {
      const names = keys(value)
      for (let index = 0; index < names.length; index++) {
        fillPart(this.#partOf(value, names[index]), writerOf(made, names[index], true), part)
      }
    }
    return made
  }
}

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
