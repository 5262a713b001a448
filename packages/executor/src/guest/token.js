/**
 * The token between a call site that can wait and the function that it calls. A call site arms it only for a marked
 * callee, for the id of that one, and calls it at once; the callee takes it as the first thing it does. A function that
 * finds no token of its own was called by something that cannot wait: a built-in, a getter, a comparator, `new`, code
 * made by `eval`. No token outlives the call that it was armed for.
 */

import { asWritten } from './as-written.js'
import { box } from './box.js'
import { idOf, suspends } from './brand.js'

const { apply } = Reflect
const { has, set } = Map.prototype
const NativePromise = Promise

/** The id of the function that is being called by a call site that can wait; undefined for none. */
let armed
/** 'value' when that call site awaits the answer, 'promise' when it wants the promise itself, 'driven' for none. */
let wish
const NOTHING = {}
/** The promise that a function gives which took its token: read by the call site before anything else can run. */
let given = NOTHING

/** Takes the token of the function with that id: what the call site wants; false when there is none for it. */
export function takeToken(id) {
  const isOwn = armed === id
  // The first function that looks ends it: if it is another, what the token was armed for is not what runs.
  armed = undefined
  return isOwn ? wish : false
}

/** Notes what a function gives that took its token, which is the last thing it does, and gives it back. */
export function give(promise) {
  given = promise
  return promise
}

/** True when the call just made came to its end without waiting. */
let ended = false

/** Notes that the call just made came to its end without waiting, and gives its answer back. */
export function atOnce(answer) {
  ended = true
  return answer
}

/** True when the call just made came to its end without waiting: its answer is a plain one. Asked once for a call. */
export function takeEnded() {
  const answer = ended
  ended = false
  return answer
}

/** Goes on with a call for which the token was taken: by what the callee stands for. */
export function handOn(callee, receiver, args, wanted) {
  const answer = startCall(callee, receiver, args, wanted)
  return takeEnded() ? answer : give(answer)
}

/** Ids of host functions: the only ones that take the token where the engine itself waits. */
const hostFunctions = new Map()
/** True where the engine halts the guest in the middle of a call. */
export let engineWaits = false

/** The engine halts the guest in the middle of a call: no function is asynchronous but those written so. */
export function letEngineWait() {
  engineWaits = true
}

/** Notes the id of a host function. */
export function noteHostFunction(id) {
  apply(set, hostFunctions, [id, true])
}

/** True for a function of the host, which is its own id. */
export const isHostFunction = (callee) => suspends(callee) && typeof idOf(callee) === 'function'

/**
 * Calls a marked function with the token armed for it. Gives its promise, of a boxed value unless the promise is
 * wanted; a promise of the plain answer, should the function not have taken its token.
 */
export function startCall(callee, receiver, args, wanted = 'value') {
  const id = idOf(callee)
  if (engineWaits && !apply(has, hostFunctions, [id])) return promiseOfPlain(callee, receiver, args, wanted)
  armed = id
  wish = wanted
  try {
    const answer = apply(asWritten(callee), receiver, args)
    if (answer === given) return answer
    if (wanted !== 'end') return promiseOf(answer, wanted)
    return atOnce(answer)
  } finally {
    armed = undefined
    given = NOTHING
  }
}

/**
 * Calls a marked function that runs to its end at once, for a call site that takes a promise for what it is; one that
 * finds no token gives values.
 */
export function callDriven(callee, receiver, args) {
  const id = idOf(callee)
  // Host functions know of no such call, and nothing takes a token where the engine itself waits.
  if (engineWaits || typeof id !== 'string') return apply(asWritten(callee), receiver, args)
  armed = id
  wish = 'driven'
  try {
    return apply(callee, receiver, args)
  } finally {
    armed = undefined
  }
}

/** A promise of a plain answer. */
function promiseOf(answer, wanted) {
  return new NativePromise((resolve) => resolve(wanted === 'promise' ? answer : box(answer)))
}

let answers = 0

/** How many host calls were answered at once: by the journal, or by an engine that waited in the middle of one. */
export const answersAtOnce = () => answers

/** Notes that a host call is answered at once. */
export function noteAnswerAtOnce() {
  answers++
}

/**
 * A promise of what a plain call gives, or throws once it has waited; what it throws before is thrown at the call, and
 * what it gives before is given at once where that is asked for.
 */
function promiseOfPlain(callee, receiver, args, wanted) {
  const before = answers
  let value
  try {
    value = apply(asWritten(callee), receiver, args)
  } catch (error) {
    if (answers === before) throw error
    return new NativePromise((_, reject) => reject(error))
  }
  return wanted === 'end' && answers === before ? atOnce(value) : promiseOf(value, wanted)
}
