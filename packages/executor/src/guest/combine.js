/**
 * Promises of calls where a promise is wanted: whether the method or combinator that takes them is the engine's own is
 * asked when it is called, by identity.
 */
import { asWritten } from './as-written.js'
import { box, unbox } from './box.js'
import { suspends } from './brand.js'
import { applyGiving } from './giving.js'
import { isHostFunction, startCall } from './token.js'

const { apply } = Reflect
const { freeze } = Object
const NativePromise = Promise
const { then, catch: catchMethod, finally: finallyMethod } = Promise.prototype
const { resolve } = Promise

/** Promises that stand for the value of a call. */
class Called extends function (promise) {
  return promise
} {
  #kind
  constructor(promise, kind) {
    super(promise)
    this.#kind = kind
  }
  static has(value) {
    return #kind in value
  }
  static kind(value) {
    return value.#kind
  }
}
/** Of an answer, of one in a box, of one that the host gave: data has no methods of its own. */
const ANSWER = 0
const BOXED = 1
const DATA = 2

/** True for a promise that a call gave because one is wanted. */
export const isCalled = Called.has

/** Notes a promise that a call gave because one is wanted (of a box, or of the answer), and gives it back. */
export function noteCalled(promise, callee, isBoxed = false) {
  if (typeof promise === 'object' && promise !== null && !Called.has(promise)) {
    new Called(promise, isHostFunction(callee) ? DATA : isBoxed ? BOXED : ANSWER)
  }
  return promise
}

/**
 * Calls a method of promises on the promise of a call. When the value that this stands for has a method of that name,
 * it is that which was meant: the answer comes as a promise, which is waited for like any other.
 */
export function thenOf(object, key, { callee, args, wrap }) {
  const native = () => apply(callee, object, wrap(args))
  if (typeof object !== 'object' || object === null || !Called.has(object)) return native()
  const or = (otherwise) => (value) => {
    const own = value === null || value === undefined ? undefined : value[key]
    return typeof own === 'function' ? applyGiving(own, value, args) : otherwise(value)
  }
  const reactions = reactionsOf(callee, wrap(args), native)
  return apply(then, object, [or(reactions.fulfilled), reactions.rejected])
}

/**
 * What follows when a promise is fulfilled, and when it is rejected: by the engine's own methods it is registered where
 * they are called, and runs before all that is registered later.
 */
function reactionsOf(callee, args, native) {
  const first = args[0]
  const second = args[1]
  const isFunction = typeof first === 'function'
  if (callee === then) return reacting(isFunction ? (value) => apply(first, undefined, [value]) : same, second)
  if (callee === catchMethod) return reacting(same, first)
  if (callee !== finallyMethod || !isFunction) return reacting(native, native)
  const ended = () => apply(resolve, NativePromise, [apply(first, undefined, [])])
  const failed = (reason) => {
    throw reason
  }
  return reacting(
    (value) => apply(then, ended(), [() => value]),
    (reason) => apply(then, ended(), [() => failed(reason)]),
  )
}
const reacting = (fulfilled, rejected) => ({ __proto__: null, fulfilled, rejected })
const same = (value) => value

/**
 * The same where the method that is meant must be known before the code goes on: a promise of a box with the answer.
 */
export function chooseThen(object, key, { callee, args, wrap }) {
  if (typeof object !== 'object' || object === null || !Called.has(object)) return undefined
  if (Called.kind(object) === DATA) return undefined
  const promise = Called.kind(object) === BOXED ? apply(then, object, [unbox]) : object
  const native = () => box(apply(callee, promise, wrap(args)))
  const choose = (answer) => {
    const value = unbox(answer)
    const own = value === null || value === undefined ? undefined : value[key]
    if (typeof own !== 'function') return native()
    return suspends(own) ? startCall(own, value, args) : box(applyGiving(own, value, args))
  }
  return apply(then, object, [choose, native])
}

const COMBINATORS = ['all', 'allSettled', 'any', 'race', 'resolve']
const natives = []
for (let index = 0; index < COMBINATORS.length; index++) natives[index] = NativePromise[COMBINATORS[index]]

const isNative = (callee) => {
  for (let index = 0; index < natives.length; index++) if (natives[index] === callee) return true
  return false
}

class Combine extends function (fn) {
  return fn
} {
  #isOwn
  constructor(fn, isOwn) {
    super(fn)
    this.#isOwn = isOwn
  }
  static isOwn(fn) {
    return fn.#isOwn
  }
}

/** True when what {@link makeCombine} gave calls the engine's own combinator. */
export const isOwnCombinator = Combine.isOwn

/**
 * Makes `$$combine(object, key)`: the combinator, to be called with its list. One that is not the engine's gets values,
 * at every depth, as any other function.
 */
export function makeCombine(settleNow) {
  return function combine(object, key) {
    // What was read of it may have been put back.
    const callee = asWritten(object[key])
    const isOwn = object === NativePromise && isNative(callee)
    const fn = isOwn ? (...args) => apply(callee, object, args) : (...args) => apply(callee, object, settleNow(args))
    new Combine(fn, isOwn)
    return freeze(fn)
  }
}
