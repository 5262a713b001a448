/**
 * Call sites that ask, when they are reached, whether promises are wanted: those in the list of `Promise.all` and its
 * kin.
 */
import { call, driven, putAnswer } from './calls.js'
import { isOwnCombinator } from './combine.js'
import { takesPromises, valued } from './given-callbacks.js'
import { applyGiving } from './giving.js'
import { callGuests, callGuestsNow } from './guests-methods.js'
import { makeList } from './made-lists.js'
import { promiseOf } from './promise-calls.js'
import { isGuests } from './takes.js'
import { valueNow } from './values-now.js'

const { apply } = Reflect

/**
 * Calls in the list of `Promise.all` and its kin: they give promises when it is the engine's own that is called, else
 * values. `combine` is what `$$combine` gave.
 */
export const conditionalSites = {
  $$callIf: (combine, callee, ...args) => callIf(combine, callee, undefined, args),
  $$methodIf(combine, object, key) {
    const callee = object[key]
    return (...args) => callIf(combine, callee, object, args)
  },
  $$withIf:
    (combine, receiver, callee) =>
    (...args) =>
      callIf(combine, callee, receiver, args),
  /** The same for a built-in that calls back, and gives a list. */
  $$listIf(combine, object, key) {
    const callee = object[key]
    return (...args) => {
      if (isGuests(callee)) return callGuests(driven === 0, callee, object, args)
      if (isOwnCombinator(combine) && !takesPromises(callee)) {
        return call(driven === 0, callee, object, valued(args, valueNow))
      }
      if (!isOwnCombinator(combine)) return call(driven === 0, callee, object, args, true)
      return putAnswer(makeList(callee, object, args), false)
    }
  },
  // In a function that hands promises on and cannot wait: where values are meant the call is driven.
  $$callIfNow: (combine, callee, ...args) => callIfNow(combine, callee, undefined, args),
  $$methodIfNow(combine, object, key) {
    const callee = object[key]
    return (...args) => callIfNow(combine, callee, object, args)
  },
  $$withIfNow:
    (combine, receiver, callee) =>
    (...args) =>
      callIfNow(combine, callee, receiver, args),
  $$listIfNow(combine, object, key) {
    const callee = object[key]
    return (...args) =>
      isGuests(callee)
        ? callGuestsNow(callee, object, args)
        : isOwnCombinator(combine) && takesPromises(callee)
          ? makeList(callee, object, args)
          : apply(callee, object, args)
  },
}

const callIfNow = (combine, callee, receiver, args) =>
  isOwnCombinator(combine) ? promiseOf(callee, receiver, args) : applyGiving(callee, receiver, args)

function callIf(combine, callee, receiver, args) {
  if (!isOwnCombinator(combine)) return call(driven === 0, callee, receiver, args)
  return putAnswer(promiseOf(callee, receiver, args), false)
}
