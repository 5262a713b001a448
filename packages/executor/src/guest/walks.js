/**
 * The steps of `for await`, as the language has them (ECMA-262, ForIn/OfBodyEvaluation): rewritten code awaits what
 * `$$walkOn` gives, and what `$$leaving` leaves in the register.
 */
import { putAnswer } from './calls.js'
import { applyGiving } from './giving.js'
import { promiseOf } from './promise-calls.js'

const { apply } = Reflect
const { asyncIterator, iterator } = Symbol
const NativePromise = Promise
const NativeTypeError = TypeError
const { resolve, reject } = Promise
const { then } = Promise.prototype

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function'

function object(value, what) {
  if (isObject(value)) return value
  throw new NativeTypeError(what + ' is not an object')
}

/** A way through an iterable. */
class Walk {
  #steps
  #next
  #isPlain
  /** 'stepping' while the iterator is asked, 'inside' while the loop's body runs, 'over' after that. */
  #state = 'stepping'
  #result

  constructor(value) {
    const method = value?.[asyncIterator]
    this.#isPlain = method === undefined || method === null
    const start = this.#isPlain ? value?.[iterator] : method
    if (typeof start !== 'function') throw new NativeTypeError('value is not iterable')
    this.#steps = object(apply(start, value, []), 'the iterator')
    this.#next = this.#steps.next
  }

  static on(walk) {
    walk.#state = 'stepping'
    if (!walk.#isPlain) return promiseOf(walk.#next, walk.#steps, [])
    return plainStep(() => applyGiving(walk.#next, walk.#steps, []))
  }

  static ended(walk, result) {
    walk.#result = object(result, 'the result of the iterator')
    return Boolean(walk.#result.done)
  }

  static value(walk) {
    const { value } = walk.#result
    walk.#state = 'inside'
    return value
  }

  static leave(walk) {
    if (!isObject(walk) || !(#state in walk) || walk.#state !== 'inside') return putAnswer(undefined, false)
    walk.#state = 'over'
    const steps = walk.#steps
    const { return: close } = steps
    if (walk.#isPlain) return putAnswer(plainEnd(steps, close), true)
    if (close === undefined || close === null) return putAnswer(undefined, false)
    return putAnswer(promiseOf(close, steps, []), true)
  }
}

/** A step of a plain iterator as a promise: ECMA-262, AsyncFromSyncIteratorContinuation. */
function plainStep(step) {
  try {
    const { done, value } = object(step(), 'the result of the iterator')
    const isDone = Boolean(done)
    return apply(then, apply(resolve, NativePromise, [value]), [(settled) => ({ value: settled, done: isDone })])
  } catch (error) {
    return apply(reject, NativePromise, [error])
  }
}

function plainEnd(steps, close) {
  if (close === undefined || close === null) return {}
  return plainStep(() => applyGiving(close, steps, []))
}

export const walks = {
  $$walk: (value) => new Walk(value),
  $$walkOn: Walk.on,
  /** True at the end; else the result of the step is kept for `$$walkedTo`. */
  $$walked: Walk.ended,
  $$walkedTo: Walk.value,
  /** True when the loop is left in the middle, and the iterator's answer is to be awaited. */
  $$leaving: Walk.leave,
  $$left: (result) => object(result, 'the result of return'),
}
