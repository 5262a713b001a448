/** Calls whose answers nobody takes, where the code around does not wait: callbacks of timers, listeners. */
import { asWritten, isAsync } from './as-written.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'

const { apply } = Reflect
const { then } = Promise.prototype

/**
 * Calls a callback; `report` takes what an asynchronous function of the guest's throws after it has waited. Nobody else
 * knows its promise. That of a plain function may be one that others wait for, and is left to them.
 */
export function callUnawaited(callback, receiver, args, report) {
  const answer = applyGiving(callback, receiver, args)
  if (isAsync(asWritten(callback)) && isPromise(answer)) apply(then, answer, [undefined, report])
}
