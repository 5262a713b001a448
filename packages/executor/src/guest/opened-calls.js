/** Calls whose arguments may be promises, or whose callbacks may give some, where the code can wait. */
import { isGiving } from './as-written.js'
import { callsBack } from './async-versions.js'
import { box, unbox } from './box.js'
import { callBuiltIn } from './built-in-calls.js'
import { call, callPlainly, putAnswer, take } from './calls.js'
import { isAdding } from './kept-arguments.js'
import { callOf, furtherSteps, isPlainCall, stepsOf, takeNow } from './open-calls.js'
import { opening } from './open-waits.js'
import { ordered, orderedList, settled } from './ordered.js'
import { promiseOf } from './promise-calls.js'
import { isPromise } from './promises.js'
import { valueWait } from './value-wait.js'
import { isHandedOver } from './within.js'

const NativeError = Error
const { apply } = Reflect
const { then } = Promise.prototype

/** True for the promise of a function that gives some: what is called gives its value where nobody takes one. */
export const isGiven = ({ callee }, answer) => isPromise(answer) && typeof callee === 'function' && isGiving(callee)

/** Makes the ways of calling where arguments may be promises, or a callback may give some. */
export function makeOpen(awaitDriven) {
  /** Makes a call whose arguments may be promises, or whose callback may give some; `made` calls what it comes to. */
  const openWith = (made) =>
    function open(waits, callee, receiver, args) {
      if (isAdding(callee) && !isHandedOver(receiver)) return putAnswer(apply(callee, receiver, args), false)
      if (isPlainCall(callee, receiver, args)) return callPlainly(callee, receiver, args)
      const pending = callOf(callee, receiver, args)
      const steps = stepsOf(pending)
      if (!waits) {
        takeNow(steps, pending, valueDriven)
        const answer = callBuiltIn(pending.callee, pending.receiver, pending.args, (one) =>
          isPromise(one) ? valueDriven(one) : one,
        )
        return putAnswer(made === callValue && isGiven(pending, answer) ? valueDriven(answer) : answer, false)
      }
      if (steps === undefined) return made(true, pending.callee, pending.receiver, pending.args)
      return putAnswer(afterSteps(steps, pending, made), true)
    }
  const open = openWith(callValue)
  const openGiving = openWith(callGiving)

  const valueDriven = (promise) => awaitDriven(valueWait(opening(), promise))

  /** The call as a promise; what its arguments must be comes first. */
  function openPromise(callee, receiver, args) {
    if (isPlainCall(callee, receiver, args)) return promiseOf(callee, receiver, args)
    const pending = callOf(callee, receiver, args)
    const steps = stepsOf(pending)
    if (steps === undefined) return promiseOf(pending.callee, pending.receiver, pending.args)
    return (async () => unbox(await afterSteps(steps, pending)))()
  }

  /** A call whose promise is wanted, of what may have to run in order. */
  function openOrdered(waits, callee, receiver, args) {
    const pending = callOf(callee, receiver, args)
    const steps = stepsOf(pending)
    if (steps === undefined || !waits) {
      takeNow(steps, pending, valueDriven)
      return ordered(waits, pending.callee, pending.receiver, pending.args)
    }
    // What a built-in that calls back gives is no promise of a call: `await (list.find(f) ?? 0)`
    const give = (answer) => (callsBack(pending.callee) ? answer : box(settled(unbox(answer))))
    return putAnswer(apply(then, afterSteps(steps, pending), [give]), true)
  }

  /** A call that makes a list of promises; promises that it goes through may have to be values. */
  function openList(waits, callee, receiver, args) {
    const pending = callOf(callee, receiver, args)
    const steps = stepsOf(pending)
    if (steps !== undefined && waits) return putAnswer(afterSteps(steps, pending, orderedList), true)
    takeNow(steps, pending, valueDriven)
    return orderedList(waits, pending.callee, pending.receiver, pending.args)
  }

  return { open, openGiving, openOrdered, openList, openPromise }
}

/** A call of which nobody takes a promise. */
function callValue(waits, callee, receiver, args) {
  if (call(waits, callee, receiver, args, true)) return true
  const answer = take()
  return putAnswer(answer, isGiven({ callee }, answer))
}

const callGiving = (waits, callee, receiver, args) => call(waits, callee, receiver, args, true)

/** Makes the call once its arguments are what they must be; its answer is in a box. */
async function afterSteps(steps, pending, make = callGiving) {
  // After the first wait no caller is on the stack.
  const place = new NativeError()
  for (let open = steps; open !== undefined; open = furtherSteps(pending)) {
    for (let index = 0; index < open.length; index++) {
      open[index].write(await valueWait(opening(), open[index].promise, place))
    }
  }
  const { callee, receiver, args } = pending
  return box(make(true, callee, receiver, args) ? unbox(await take()) : take())
}
