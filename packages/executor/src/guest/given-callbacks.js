/** Callbacks among the arguments of a call: what built-ins and methods of the guest's own are given in their place. */

import { asWritten } from './as-written.js'
import { put } from './async-versions.js'
import { suspends } from './brand.js'
import { fromAsync } from './from-async.js'
import { applyGiving } from './giving.js'
import { takesNoneWithin } from './takes.js'
import { startCall } from './token.js'

const { apply } = Reflect
const { then } = Promise.prototype

/** Arguments whose functions give what `now` makes of their answers. */
export function valued(args, now) {
  const taken = []
  for (let index = 0; index < args.length; index++) {
    const callback = args[index]
    const answered = function (...given) {
      return now(applyGiving(callback, this, given))
    }
    put(taken, index, typeof callback === 'function' ? answered : callback)
  }
  return taken
}

const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))

const promiseTakers = [
  then,
  Promise.prototype.catch,
  Promise.prototype.finally,
  Array.prototype.map,
  iterators.map,
  Array.from,
  fromAsync,
]

/**
 * True for built-ins whose callbacks may give promises. A method of the guest's own wants values, whatever its name.
 */
export function takesPromises(callee) {
  for (let index = 0; index < promiseTakers.length; index++) if (promiseTakers[index] === callee) return true
  return false
}

/** Arguments for a place that takes promises. */
export function wrapAll(args) {
  const wrapped = []
  for (let index = 0; index < args.length; index++) put(wrapped, index, wrap(args[index]))
  return wrapped
}

/** A callback for a place that takes promises (`then`, `Promise.all(list.map(…))`). */
function wrap(callback) {
  if (!suspends(callback)) return asWritten(callback)
  return function (...args) {
    return startCall(callback, this, args, 'promise')
  }
}

/**
 * Makes `$$asking(f)`: a callback for `then` that finds values in what it is given, unless it asks for promises there.
 */
export const makeAsking = (settled) =>
  function asking(callback) {
    if (typeof callback !== 'function' || !takesNoneWithin(callback, 0)) return callback
    return (given) => {
      const promise = settled(given)
      const answer = (value) =>
        suspends(callback)
          ? startCall(callback, undefined, [value], 'promise')
          : applyGiving(callback, undefined, [value])
      return promise === undefined ? answer(given) : apply(then, promise, [answer])
    }
  }
