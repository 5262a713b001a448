/**
 * Waits for values, each with its place: where the run stands still at one the host is told where that is.
 */
import { framesOf } from './guest-frames.js'
import { makeOpenWaits, newWait } from './open-waits.js'

const NativeError = Error
const { apply } = Reflect
const { indexOf, slice } = String.prototype
const { then } = Promise.prototype
const waits = makeOpenWaits()

/** Settles as `promise` does; `stack` says where its value is waited for. */
export async function valueWait(order, promise, { stack } = new NativeError()) {
  const wait = waits.open(newWait(order, stack))
  try {
    return await promise
  } finally {
    waits.close(wait)
  }
}

/** Notes that the value of a promise is waited for here, by someone else. */
export function noteValueWait(order, promise) {
  const { stack } = new NativeError()
  const wait = waits.open(newWait(order, stack))
  const close = () => waits.close(wait)
  apply(then, promise, [close, close])
}

/** The place of the innermost wait, as a stack; empty when none is open. The run ends there, and with it all waits. */
export function standingAt() {
  let wait = waits.innermost()
  // What a call waited for before it came back was opened before the wait for the call.
  while (wait?.outside !== undefined && wasCalledFrom(wait.outside.place, wait.place)) wait = wait.outside
  const stack = wait?.place ?? ''
  forgetValueWaits()
  return stack
}

/** Forgets all waits: the run that they stand in is over. */
export function forgetValueWaits() {
  for (let wait = waits.innermost(); wait !== undefined; wait = waits.innermost()) waits.close(wait)
}

/** True when one wait stands in what the function of another called: its stack goes on where that of the other ends. */
function wasCalledFrom(stack, callerStack) {
  const frames = framesOf(stack)
  const callers = framesOf(callerStack)
  const depth = frames.length - callers.length
  if (depth <= 0 || callers.length === 0 || nameIn(frames[depth]) !== nameIn(callers[0])) return false
  for (let index = 1; index < callers.length; index++) if (frames[depth + index] !== callers[index]) return false
  return true
}

const nameIn = (line) => apply(slice, line, [0, apply(indexOf, line, ['('])])
