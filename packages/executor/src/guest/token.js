/**
 * The token between a call site that can wait and the function that it calls. A call site arms it only for a marked
 * callee and calls that at once; the callee takes it as the first thing it does. A function that finds no token was
 * called by something that cannot wait: a built-in, a getter, a comparator, `new`, code made by `eval`.
 */
import { box } from './box.js'

const { apply } = Reflect
const { has, set } = Map.prototype
const NativePromise = Promise

/** False, 'value' when the call site awaits the answer, 'promise' when it wants the promise itself. */
let token = false

/** Takes the token: what a call site that can wait, and has just called, wants; false when there is none. */
export function takeToken() {
  const armed = token
  token = false
  return armed
}

/** Host functions: the only ones that take the token where the engine itself waits. */
const hostFunctions = new Map()
let engineWaits = false

/** The engine halts the guest in the middle of a call: no function is asynchronous but those written so. */
export function letEngineWait() {
  engineWaits = true
}

/** Notes a host function and gives it back. */
export function noteHostFunction(fn) {
  apply(set, hostFunctions, [fn, true])
  return fn
}

/** Calls a marked function with the token armed; gives its promise, of a boxed value unless the promise is wanted. */
export function startCall(callee, receiver, args, wanted = 'value') {
  if (engineWaits && !apply(has, hostFunctions, [callee])) return promiseOfPlain(callee, receiver, args, wanted)
  token = wanted
  try {
    return apply(callee, receiver, args)
  } catch (error) {
    token = false
    throw error
  }
}

/** A promise of what a plain call gives or throws. */
function promiseOfPlain(callee, receiver, args, wanted) {
  return new NativePromise((resolve, reject) => {
    try {
      const value = apply(callee, receiver, args)
      resolve(wanted === 'value' ? box(value) : value)
    } catch (error) {
      reject(error)
    }
  })
}
