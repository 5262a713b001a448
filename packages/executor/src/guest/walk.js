/** A way through an async iterable, step by step (ECMA-262, ForIn/OfBodyEvaluation). */
import { applyGiving } from './giving.js'

const { apply } = Reflect
const { asyncIterator, iterator } = Symbol
const NativePromise = Promise
const NativeTypeError = TypeError
const { resolve, reject } = Promise
const { then } = Promise.prototype

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function'

/** What must be an object; a TypeError says `what` is none. */
export function object(value, what) {
  if (isObject(value)) return value
  throw new NativeTypeError(what + ' is not an object')
}

/** `call` calls methods of async iterators, for their promises. */
export class Walk {
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

  /** The promise of the next step. */
  static on(walk, call) {
    walk.#state = 'stepping'
    if (!walk.#isPlain) return call(walk.#next, walk.#steps, [])
    return plainStep(() => applyGiving(walk.#next, walk.#steps, []))
  }

  /** True at the end; else the step is kept for `value`. */
  static isOver(walk, result) {
    walk.#result = object(result, 'the result of the iterator')
    return !!walk.#result.done
  }

  static value(walk) {
    const { value } = walk.#result
    walk.#state = 'inside'
    return value
  }

  /** The promise of the iterator's end, where it is left in the middle; in a list, since it may be anything. */
  static leave(walk, call) {
    if (!isObject(walk) || !(#state in walk) || walk.#state !== 'inside') return undefined
    walk.#state = 'over'
    const steps = walk.#steps
    const { return: close } = steps
    if (walk.#isPlain) return [plainEnd(steps, close)]
    return close === undefined || close === null ? undefined : [call(close, steps, [])]
  }
}

/** A step of a plain iterator as a promise: ECMA-262, AsyncFromSyncIteratorContinuation. */
function plainStep(step) {
  try {
    const { done, value } = object(step(), 'the result of the iterator')
    const isDone = !!done
    return apply(then, apply(resolve, NativePromise, [value]), [(settled) => ({ value: settled, done: isDone })])
  } catch (error) {
    return apply(reject, NativePromise, [error])
  }
}

function plainEnd(steps, close) {
  if (close === undefined || close === null) return {}
  return plainStep(() => applyGiving(close, steps, []))
}
