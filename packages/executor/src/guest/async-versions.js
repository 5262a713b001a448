/** Where awaiting versions of built-ins are kept, and what they are made of. */
import './iterator-helpers.js'
import { box } from './box.js'
import { mayEndAtOnce, suspends } from './brand.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { atOnce, startCall, takeEnded } from './token.js'

const NativeError = Error
const { apply } = Reflect
const { defineProperty } = Object
const { has, set } = Map.prototype

/** Built-in function → `(receiver, args) => Promise | undefined`. Kept private: guest code cannot reach it. */
export const asyncVersions = new Map()

/** Built-ins that call back and have no such version. */
const others = new Map()
const TYPED = 'map filter some every find findIndex findLast findLastIndex reduce reduceRight sort toSorted'
const typed = Object.getPrototypeOf(Uint8Array.prototype)
for (let names = TYPED.split(' '), index = 0; index < names.length; index++) {
  if (typeof typed[names[index]] === 'function') apply(set, others, [typed[names[index]], true])
}

// Those of iterators go on one by one, in the middle of a loop of the engine's.
const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))
for (
  let names = 'map filter flatMap some every find forEach reduce'.split(' '), index = 0;
  index < names.length;
  index++
) {
  if (typeof iterators[names[index]] === 'function') apply(set, others, [iterators[names[index]], true])
}

apply(set, others, [Object.getPrototypeOf(Uint8Array).from, true])
apply(set, others, [RegExp.prototype[Symbol.replace], true])
apply(set, others, [JSON.parse, true])
apply(set, others, [JSON.stringify, true])

const isOneOf = (list) => (builtIn) => {
  for (let index = 0; index < list.length; index++) if (list[index] === builtIn) return true
  return false
}
/** What they give is what their target gives, for the code around to wait for. */
const isCaller = isOneOf([Function.prototype.call, Function.prototype.apply, Reflect.apply])
/** True for a built-in that calls back. */
export const callsBack = (builtIn) =>
  !isCaller(builtIn) && (apply(has, asyncVersions, [builtIn]) || apply(has, others, [builtIn]))
/** True for `forEach` of any kind. */
export const callsEach = isOneOf([Array.prototype.forEach, Map.prototype.forEach, Set.prototype.forEach, typed.forEach])
/** True for `reduce` and `reduceRight` of lists. */
export const isFold = isOneOf([Array.prototype.reduce, Array.prototype.reduceRight])

/** Notes the awaiting version of a built-in that this engine has. */
export const register = (builtIn, version) => {
  if (typeof builtIn === 'function') apply(set, asyncVersions, [builtIn, version])
}

/** Calls a callback as a step of a built-in: a box with its answer, or what is to be waited for. */
export const calledBack = (callback, receiver, args) => {
  const wanted = suspends(callback) && mayEndAtOnce(callback) ? 'end' : 'value'
  const started = invoke(callback, receiver, args, wanted)
  return takeEnded() ? box(started) : started
}

/** Calls a callback; the answer is to be awaited and unboxed, since it may suspend or give a promise of its own. */
export const invoke = (callback, receiver, args, wanted = 'value') => {
  if (suspends(callback)) return startCall(callback, receiver, args, wanted)
  const answer = applyGiving(callback, receiver, args)
  return isPromise(answer) ? answer : box(answer)
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
      await waitFor(order, answers[index], place)
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
export const put = (array, index, value) =>
  defineProperty(array, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
