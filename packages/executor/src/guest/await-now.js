/**
 * Waiting for a promise where nothing can wait: in a comparator, a getter, a conversion, a driven function. The host
 * runs the guest's pending jobs right there, and tells it what happens outside, until the promise has settled. Where
 * the next event is not known yet the cell runs again with it from its start, so that an event costs time and decides
 * nothing.
 */
import { apart } from './calls.js'

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
