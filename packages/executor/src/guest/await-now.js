/**
 * Waiting for a promise where nothing can wait: in a comparator, a getter, a conversion, a driven function. The host
 * runs the guest's pending jobs right there, and tells it what happens outside, until the promise has settled. Where
 * the next event is not known yet the cell runs again with it from its start, so that an event costs time and decides
 * nothing.
 */
import { apart, isOnlyForced } from './calls.js'
import { standingAt } from './value-wait.js'

const NativeTypeError = TypeError

/** Makes `awaitNow(value)`: the value of a promise of the engine's, or what else it is given; throws its reason. */
export function makeAwaitNow(host) {
  return function awaitNow(value) {
    const end = apart(() => host.waitNow(value))
    if (end > 0) return host.settledValue(value)
    if (end < 0) return value
    throw new NativeTypeError(
      'Cannot wait for this promise here: nothing is left that could settle it before this code goes on. ' +
        'Await it before, or make the function async and await it',
    )
  }
}

/**
 * Makes the same in place of an `await`, for code that is driven. Where it is so for the test's sake alone the run
 * ends where it stands still, as it does at an `await`.
 */
export function makeAwaitDriven(host) {
  const awaitNow = makeAwaitNow(host)
  return function awaitDriven(value) {
    if (!isOnlyForced()) return awaitNow(value)
    const end = apart(() => host.waitNow(value))
    if (end > 0) return host.settledValue(value)
    if (end < 0) return value
    host.standStill(standingAt())
    // The host stops it here.
    for (;;);
  }
}
