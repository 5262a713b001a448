/**
 * Calls of the guest's own methods that have the name of a built-in which makes lists: they are called like a method of
 * any other name.
 */
import { call, take } from './calls.js'
import { stepsOf, takeNow } from './open-calls.js'
import { valueNow } from './values-now.js'

/** True when the answer is a promise to await; callbacks stay what they are. */
export function callGuests(waits, callee, receiver, args) {
  const pending = { __proto__: null, callee, receiver, args }
  takeNow(stepsOf(pending), pending, valueNow)
  return call(waits, pending.callee, pending.receiver, pending.args, true)
}

/** The same where nothing can wait. */
export function callGuestsNow(callee, receiver, args) {
  callGuests(false, callee, receiver, args)
  return take()
}
