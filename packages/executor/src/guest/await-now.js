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
 * Makes the same for code that would stand at an `await` if it could: where it stands still the run ends, as it does
 * there.
 */
export function makeAwaitHere(host) {
  return function awaitHere(value) {
    const end = apart(() => host.waitNow(value))
    if (end > 0) return host.settledValue(value)
    if (end < 0) return value
    host.standStill(standingAt())
    // The host stops it here.
    for (;;);
  }
}

/** Makes the same for driven code, which may be so for the test's sake alone. */
export function makeAwaitDriven(host) {
  const awaitNow = makeAwaitNow(host)
  const awaitHere = makeAwaitHere(host)
  return (value) => (isOnlyForced() ? awaitHere(value) : awaitNow(value))
}
