/** Where awaiting versions of built-ins are kept, and what they are made of. */
import './iterator-helpers.js'
import { box, unbox } from './box.js'
import { mayEndAtOnce, suspends } from './brand.js'
import { makeTable } from './built-in-table.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { atOnce, startCall, takeEnded } from './token.js'

const NativeError = Error
const { defineProperty, getPrototypeOf, prototype: ObjectPrototype } = Object
const { prototype: ArrayPrototype } = Array

/** Built-in function → `(receiver, args) => Promise | undefined`. Kept private: guest code cannot reach it. */
export const asyncVersions = makeTable('version')

/** Built-ins that call back and have no such version. */
const others = makeTable('calls back')
const TYPED = 'map filter some every find findIndex findLast findLastIndex reduce reduceRight sort toSorted'
const typed = Object.getPrototypeOf(Uint8Array.prototype)
for (let names = TYPED.split(' '), index = 0; index < names.length; index++) {
  others.note(typed[names[index]])
}

// Those of iterators go on one by one, in the middle of a loop of the engine's.
const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))
for (
  let names = 'map filter flatMap some every find forEach reduce'.split(' '), index = 0;
  index < names.length;
  index++
) {
  others.note(iterators[names[index]])
}

others.note(Object.getPrototypeOf(Uint8Array).from)
others.note(RegExp.prototype[Symbol.replace])
others.note(JSON.parse)
others.note(JSON.stringify)

const isOneOf = (list) => (builtIn) => {
  for (let index = 0; index < list.length; index++) if (list[index] === builtIn) return true
  return false
}
/** What they give is what their target gives, for the code around to wait for. */
const isCaller = isOneOf([Function.prototype.call, Function.prototype.apply, Reflect.apply])
/** True for a built-in that calls back. */
export const callsBack = (builtIn) => (asyncVersions.has(builtIn) || others.has(builtIn)) && !isCaller(builtIn)
/** True for `forEach` of any kind. */
export const callsEach = isOneOf([Array.prototype.forEach, Map.prototype.forEach, Set.prototype.forEach, typed.forEach])
/** True for `reduce` and `reduceRight` of lists. */
export const isFold = isOneOf([Array.prototype.reduce, Array.prototype.reduceRight])

/** Notes the awaiting version of a built-in that this engine has. */
export const register = asyncVersions.note

/**
 * Calls a callback as a step of a built-in. What it gave is the answer where it is no object (`isOpen`): else a box
 * with that, or what is to be waited for.
 */
export const calledBack = (callback, receiver, args) => {
  if (!suspends(callback)) return answered(applyGiving(callback, receiver, args))
  const started = startCall(callback, receiver, args, mayEndAtOnce(callback) ? 'end' : 'value')
  return takeEnded() ? box(started) : started
}

/** True for what a callback gave that is to be opened, or waited for. */
export const isOpen = (step) => typeof step === 'object' && step !== null

const answered = (answer) => (isPromise(answer) ? answer : box(answer))

/** Calls a callback; the answer is to be awaited and unboxed, since it may suspend or give a promise of its own. */
export const invoke = (callback, receiver, args, wanted = 'value') => {
  if (suspends(callback)) return startCall(callback, receiver, args, wanted)
  return answered(applyGiving(callback, receiver, args))
}

/** How a wait for what a callback gave is kept where nobody takes the answer. */
let waitFor = (_order, promise, _place) => promise
let open = () => 0

/** Gives what takes the order of waits that nobody takes the answer of, and what keeps them. */
export const letGo = (opening, dropped) => {
  open = opening
  waitFor = dropped
}
/** Taken before callbacks whose answers nobody takes. */
export const opening = () => open()

/** True for a callback that is waited for: one that may suspend, or any where they may give promises. */
export const isWaitedFor = (callback, gives) => typeof callback === 'function' && (gives || suspends(callback))

/**
 * What callbacks gave that nobody takes: all are waited for, then the first error by place is thrown.
 */
export async function allOf(order, answers) {
  // After the first wait no caller is on the stack.
  const place = new NativeError()
  let error
  let failed = false
  for (let index = 0; index < answers.length; index++) {
    if (!isPromise(answers[index])) continue
    try {
      // A callback may hand on what an async function gives.
      for (let given = answers[index]; isPromise(given); ) given = unbox(await waitFor(order, given, place))
    } catch (reason) {
      if (!failed) error = reason
      failed = true
    }
  }
  if (failed) throw error
}

/** True when there is a promise in a list of ours. */
export function holdsPromise(answers) {
  for (let index = 0; index < answers.length; index++) if (isPromise(answers[index])) return true
  return false
}

/** The same as `allOf`, at once where there is nothing to wait for. */
export function allOrNone(order, answers) {
  return holdsPromise(answers) ? allOf(order, answers) : atOnce(undefined)
}

/** Sets an element without asking setters that guest code planted on `Array.prototype`. */
export function put(array, index, value) {
  // Nothing is asked where there is nothing of the name, nor a Proxy behind: that is so for nearly all.
  const isPlain = getPrototypeOf(array) === ArrayPrototype && getPrototypeOf(ArrayPrototype) === ObjectPrototype
  if (isPlain && !(index in array)) array[index] = value
  else defineProperty(array, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
}
