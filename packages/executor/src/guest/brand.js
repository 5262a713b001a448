/**
 * Marks functions that may suspend: host functions, and functions that the rewriter made asynchronous.
 *
 * The mark is a private field, so guest code can neither read it, forge it nor put it on a Proxy. It holds an id: the
 * text of the function has it too, and takes only a token that was armed for it. A call site arms the token only for a
 * marked callee and calls it at once: no other code can run in between. That is what makes an answer and its promise
 * impossible to confuse.
 */
class Stamp extends function (target) {
  return target
} {
  #id
  constructor(target, id) {
    super(target)
    this.#id = id
  }
  static has(value) {
    return #id in value
  }
  static idOf(value) {
    return value.#id
  }
}

/**
 * Marks what is asked before it is called where promises are taken: functions that may suspend, those that stand for
 * others which give promises, and those of the language that call what they are given. All else is called as it
 * stands. Most of what is called is no such function, so this is one look at a private field and no more.
 */
class Asked extends function (target) {
  return target
} {
  #isAsked
  constructor(target) {
    super(target)
    this.#isAsked = true
  }
  static has(value) {
    return typeof value === 'function' && #isAsked in value
  }
  /** Gives `callee`, or what `ask` gives for it. */
  static giverWith(ask) {
    return (callee) => (typeof callee !== 'function' || !(#isAsked in callee) ? callee : ask(callee))
  }
  /** Calls `callee`, or `ask` with it. */
  static callerWith(ask) {
    return (receiver, callee, ...args) =>
      typeof callee !== 'function' || !(#isAsked in callee)
        ? apply(callee, receiver, args)
        : ask(callee, receiver, args)
  }
}

const { apply } = Reflect
const { defineProperty, getOwnPropertyDescriptor, hasOwn } = Object
const isMarked = Stamp.has
/** True for a function that is asked. */
export const isAsked = Asked.has

export const { giverWith, callerWith } = Asked

/** Notes that a function is asked. */
export function ask(fn) {
  if (!isAsked(fn)) new Asked(fn)
}

/** The id of a marked function. */
export const { idOf } = Stamp

/** True when `value` is a function that may suspend. */
export function suspends(value) {
  return typeof value === 'function' && isMarked(value)
}

/** True for the id of a function that has to run in order with others: so the rewriting ends it. */
export const isInOrder = (id) => typeof id === 'string' && id[id.length - 1] === '!'

/** True for a marked function that has to run in order with others. */
export const runsInOrder = (fn) => isInOrder(idOf(fn))

/** True for a marked function that mostly comes to its end without waiting: then nothing waits for it either. */
export function mayEndAtOnce(fn) {
  const id = idOf(fn)
  if (typeof id !== 'string') return false
  const { length } = id
  return id[length - 1] === '?' || id[length - 2] === '?'
}

/** Marks `fn`, whose text has the id, gives it the name it would have had, and returns it. */
export function mark(fn, id, name) {
  if (!isMarked(fn)) new Stamp(fn, id)
  ask(fn)
  if (name !== undefined) defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true })
  return fn
}

/**
 * Marks methods of `owner` and returns it. `keysAndIds` has the key of each and its id, one after the other. Accessors
 * and missing keys are left alone.
 */
export function markMethods(owner, keysAndIds) {
  for (let index = 0; index < keysAndIds.length; index += 2) {
    const own = getOwnPropertyDescriptor(owner, keysAndIds[index])
    // Guest code may have planted a `value` on what descriptors descend from.
    if (own !== undefined && hasOwn(own, 'value') && typeof own.value === 'function')
      mark(own.value, keysAndIds[index + 1])
  }
  return owner
}

/** Marks methods of a class: those on its prototype and the static ones. */
export function markClass(constructor, keysAndIds, staticKeysAndIds) {
  markMethods(constructor.prototype, keysAndIds)
  markMethods(constructor, staticKeysAndIds)
}

ask(apply)
ask(Function.prototype.call)
ask(Function.prototype.apply)
