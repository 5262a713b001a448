/** Calls of built-ins that call back, where nothing waits for what their callbacks give. */
import { allOf, callsBack, callsEach, holdsPromise, isFold, opening, put } from './async-versions.js'
import { valued } from './given-callbacks.js'
import { applyGiving } from './giving.js'
import { takesPromise } from './takes.js'

const { apply } = Reflect

/** A plain call; what callbacks of a built-in give goes through `now`, since nothing waits for them. */
export function callBuiltIn(callee, receiver, args, now) {
  if (!callsBack(callee)) return applyGiving(callee, receiver, args)
  if (keepsTotal(callee, args)) return apply(callee, receiver, valued(args, asIs))
  const order = opening()
  const answers = []
  const isEach = callsEach(callee)
  const note = (answer) => {
    if (!isEach) return now(answer)
    put(answers, answers.length, answer)
  }
  const result = apply(callee, receiver, valued(args, note))
  // Callbacks whose answers nobody takes run side by side.
  if (isEach && holdsPromise(answers)) now(allOf(order, answers))
  return result
}

/** Arguments for a call that is made elsewhere. */
export const argumentsFor = ({ callee, args }, now) =>
  callsBack(callee) ? valued(args, keepsTotal(callee, args) ? asIs : now) : args

const asIs = (answer) => answer

/** True for a fold whose callback has a use for the promise of the total. */
const keepsTotal = (callee, args) => isFold(callee) && typeof args[0] === 'function' && takesPromise(args[0], 0)
