/** Calls whose answers are wanted as promises. */

import { isAsync } from './as-written.js'
import { asyncVersions } from './async-versions.js'
import { unbox } from './box.js'
import { suspends } from './brand.js'
import { ordering, unordered } from './calls.js'
import { noteCalled } from './combine.js'
import { isGuestFunction } from './function-text.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { answersAtOnce, engineWaits, isHostFunction, startCall, takeEnded } from './token.js'

const { apply } = Reflect
const NativePromise = Promise
const { then } = Promise.prototype

/** The call as a promise, where that is wanted. */
export function promiseOf(callee, receiver, args) {
  if (suspends(callee)) return noteCalled(start(callee, receiver, args, 'promise'), callee)
  const promise = asyncVersions.of(callee)?.(receiver, args, true, 'promise')
  if (takeEnded()) return new NativePromise((resolve) => resolve(promise))
  if (promise !== undefined) return apply(then, promise, [unbox])
  return notedCall(callee, receiver, args)
}

/** Starts a marked function: nearly always nothing around has to keep an order. */
const start = (callee, receiver, args, wanted) =>
  ordering === 0 ? startCall(callee, receiver, args, wanted) : unordered(startCall, [callee, receiver, args, wanted])

/** A plain call; the promise of a function written `async` is known as that of a call. */
export function notedCall(callee, receiver, args) {
  if (engineWaits && isOfGuest(callee) && !isAsync(callee)) return haltingCall(callee, receiver, args)
  const answer = applyGiving(callee, receiver, args)
  return isAsync(callee) ? noteCalled(answer, callee) : answer
}

const isOfGuest = (callee) => typeof callee === 'function' && (isProxy(callee) || isGuestFunction(callee))

/** A plain call in the middle of which the engine may have waited: then what it gives or throws comes later. */
function haltingCall(callee, receiver, args) {
  const before = answersAtOnce()
  let answer
  try {
    answer = applyGiving(callee, receiver, args)
  } catch (error) {
    if (answersAtOnce() === before) throw error
    return noteCalled(new NativePromise((_, reject) => reject(error)), callee)
  }
  // A promise of what has a `then` of its own would be what that gives.
  if (answersAtOnce() === before || isPromise(answer) || typeof answer?.then === 'function') return answer
  return noteCalled(new NativePromise((resolve) => resolve(answer)), callee)
}

/** The same with the answer in a box: it may have a `then` of its own. */
export function boxedPromiseOf(callee, receiver, args) {
  if (!suspends(callee) || isHostFunction(callee)) return promiseOf(callee, receiver, args)
  return noteCalled(start(callee, receiver, args, 'boxed'), callee, true)
}
