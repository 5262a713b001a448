/** Async iterables where code goes through them as if they were plain ones: each step is waited for. */
import { put } from './async-versions.js'
import { isDriven, putAnswer } from './calls.js'
import { givesSteps } from './generator-steps.js'
import { applyGiving } from './giving.js'
import { opening } from './open-waits.js'
import { streamOf } from './stream-of.js'
import { valueWait } from './value-wait.js'

const { apply } = Reflect
const { asyncIterator, iterator } = Symbol

/** True for an async iterable that is no plain one. */
const isStream = (value) =>
  typeof value === 'object' &&
  value !== null &&
  typeof value[asyncIterator] === 'function' &&
  (value[iterator] === undefined || givesSteps(value))

/** What a step gives: whether it is the end, and the value. Guest code never sees one. */
class Step {
  #promise
  #result
  constructor(promise) {
    this.#promise = promise
  }
  static promiseOf(value) {
    return #promise in value ? value.#promise : undefined
  }
  static async taken(step) {
    step.#result = await step.#promise
    return step
  }
  static resultOf(value) {
    return #promise in value ? value.#result : undefined
  }
  static settle(step, result) {
    step.#result = result
    return step
  }
}
const { promiseOf, resultOf, settle, taken } = Step
const isObject = (value) => typeof value === 'object' && value !== null

/** A way through a stream by plain steps, and the promise of its end where it was left early. */
class Walk {
  #iterator
  #next
  #closed
  constructor(stream) {
    this.#iterator = apply(stream[asyncIterator], stream, [])
    this.#next = this.#iterator.next
  }
  [iterator]() {
    return this
  }
  next() {
    return { done: false, value: new Step(applyGiving(this.#next, this.#iterator, [])) }
  }
  return() {
    const { return: close } = this.#iterator
    this.#closed = typeof close === 'function' ? applyGiving(close, this.#iterator, []) : undefined
    return {}
  }
  static closedOf(value) {
    return #closed in value ? value.#closed : undefined
  }
}
const { closedOf } = Walk

async function collect(stream, count) {
  const list = []
  const walk = apply(stream[asyncIterator], stream, [])
  const { next } = walk
  while (list.length < count) {
    const { done, value } = await applyGiving(next, walk, [])
    if (done) return list
    put(list, list.length, value)
  }
  const { return: close } = walk
  if (typeof close === 'function') await applyGiving(close, walk, [])
  return list
}

/** Makes what rewritten code names. */
export function makeStreams(awaitNow, awaitDriven) {
  /** True when the register has a promise to await; in a driven function it is waited for at once. */
  function wait(waits, promise) {
    const value = valueWait(opening(), promise)
    return waits ? putAnswer(value, true) : putAnswer(awaitDriven(value), false)
  }
  const step = (waits, value) =>
    isObject(value) && promiseOf(value) !== undefined ? wait(waits, taken(value)) : putAnswer(value, false)
  function closed(waits, walk) {
    const promise = isObject(walk) ? closedOf(walk) : undefined
    return promise === undefined ? putAnswer(undefined, false) : wait(waits, promise)
  }
  const listed = (waits, value, count) =>
    isStream(value) ? wait(waits, collect(value, count)) : putAnswer(value, false)
  return {
    $$stream: streamOf,
    /** What a loop goes through. */
    $$steps: (value) => (isStream(value) ? new Walk(value) : value),
    /** True when the register has the promise of a step. */
    $$step: (value) => step(!isDriven(), value),
    $$stepAsync: (value) => step(true, value),
    $$stepNow(value) {
      const promise = isObject(value) ? promiseOf(value) : undefined
      return promise === undefined ? value : settle(value, awaitNow(promise))
    },
    $$ended: (value) => isObject(value) && resultOf(value)?.done === true,
    $$stepped(value) {
      const result = isObject(value) ? resultOf(value) : undefined
      return result === undefined ? value : result.value
    },
    /** True when a loop left its stream early, and the register has the promise of its end. */
    $$closed: (walk) => closed(!isDriven(), walk),
    $$closedAsync: (walk) => closed(true, walk),
    $$closedNow(walk) {
      const promise = isObject(walk) ? closedOf(walk) : undefined
      if (promise !== undefined) awaitNow(promise)
    },
    /** True when the register has the promise of a list, of `count` elements at the most. */
    $$listed: (value, count) => listed(!isDriven(), value, count),
    $$listedAsync: (value, count) => listed(true, value, count),
    $$listedNow: (value, count) => (isStream(value) ? awaitNow(collect(value, count)) : value),
  }
}
