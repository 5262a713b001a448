/**
 * How rewritten code calls: arm the token, call, and tell whether the answer is a promise to await; and how a function
 * that the rewriter made asynchronous begins. The call sites that do so are in `call-sites.js`.
 *
 * `call` gives true when the callee may suspend: then the answer is its promise. Everything else is called as plain
 * JavaScript calls it, and its result is handed on untouched, promises included.
 */

import { asyncVersions, callsBack, opening, put } from './async-versions.js'
import { unbox } from './box.js'
import { isAsked, isInOrder, mayEndAtOnce, suspends } from './brand.js'
import { callBuiltIn } from './built-in-calls.js'
import { isKnown } from './built-in-table.js'
import './callbacks.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { answersAtOnce, give, startCall, takeEnded, takeToken } from './token.js'
import { noteValueWait } from './value-wait.js'
import { awaitNow } from './values-now.js'

const { apply } = Reflect
const { then } = Promise.prototype

/** What the last call gave: read by `$$take` before anything else can run. */
let register
/** Above zero while a suspending function runs where nothing can wait: then every call is a plain one. */
export let driven = 0
/** What it is where no such function runs. */
let undriven = 0
/** True where a call is made that could wait if nothing were forced: what it calls is driven by that alone. */
let free = false
/** Above zero while a function whose promise is wanted has not waited yet: what it throws now is thrown at its call. */
let starting = 0
/** True while an executor runs of a promise that something it starts will settle: what is dropped in it is left. */
let leaving = false
/** Above zero while a call is started of which it is asked whether something in it has to run in order. */
export let ordering = 0
/** True once something has begun to wait in it that has. */
let begunInOrder = false

/** Makes every call that can be a plain one, answered from the journal (to test one way against the other). */
export function forceExact() {
  undriven = 1
  driven = 1
}

/** True where code is driven because that is forced, and for no other reason. */
export const isOnlyForced = () => undriven > 0 && driven === undriven

/** A plain call in place of one that could wait. */
function applyFreely(callee, receiver, args) {
  const before = free
  free = isOnlyForced() && (suspends(callee) || asyncVersions.has(callee))
  try {
    return applyGiving(callee, receiver, args)
  } finally {
    free = before
  }
}

/**
 * Runs other code of the guest's in the middle of a call as on an empty stack: it finds no token and no answer but its
 * own, and nobody drives it.
 */
export function apart(work) {
  const depth = driven
  const begun = starting
  const asked = ordering
  const leaves = leaving
  const answer = register
  const wasFree = free
  free = false
  driven = undriven
  starting = 0
  ordering = 0
  leaving = false
  register = undefined
  try {
    return work()
  } finally {
    driven = depth
    free = wasFree
    starting = begun
    ordering = asked
    leaving = leaves
    register = answer
  }
}

/** After a run that was ended in the middle of what it did: no function is driven any more. */
export function forgetCalls() {
  driven = undriven
  free = false
  starting = 0
  ordering = 0
  leaving = false
  register = undefined
  takeToken()
}

/** True while calls of suspending functions are plain ones. */
export const isDriven = () => driven > 0

/** True where a promise that is dropped is left to itself, since nothing can wait and nothing has to. */
export const isLeaving = () => leaving && isDriven()

/** Leaves an answer for `$$take`, and tells whether it is a promise to await. */
export function putAnswer(answer, isAwaited) {
  register = answer
  return isAwaited
}

/**
 * Calls `callee`; true when the answer in the register is a promise to await. `waits` is false in a driven function.
 * `gives` says that callbacks may give promises of their own: then built-ins wait for those of any callback.
 */
export function call(waits, callee, receiver, args, gives = false) {
  if (waits && (isKnown(callee) || isAsked(callee))) {
    const isMarked = suspends(callee)
    const wanted = starting > 0 || (isMarked && mayEndAtOnce(callee)) ? 'end' : 'value'
    if (isMarked) {
      register = startCall(callee, receiver, args, wanted)
      return !takeEnded()
    }
    const version = asyncVersions.of(callee)
    if (version !== undefined) {
      const order = gives ? opening() : 0
      const promise = version(receiver, args, gives, wanted)
      if (takeEnded()) return putAnswer(promise, false)
      if (promise !== undefined) {
        // What its callbacks give may never come.
        if (gives && isPromise(promise)) noteValueWait(order, promise)
        return putAnswer(promise, true)
      }
    }
    if (gives && callsBack(callee)) return putAnswer(callBuiltIn(callee, receiver, args, awaitNow), false)
  }
  return callPlainly(callee, receiver, args)
}

/** A call of what suspends in no way, as it is written; its answer is in the register. */
export function callPlainly(callee, receiver, args) {
  register = undriven > 0 ? applyFreely(callee, receiver, args) : applyGiving(callee, receiver, args)
  return false
}

/** Calls what runs as the language has it, whatever order the code around has to keep. */
export function unordered(work, args) {
  const asked = ordering
  if (asked === 0) return apply(work, undefined, args)
  ordering = 0
  try {
    return apply(work, undefined, args)
  } finally {
    ordering = asked
  }
}

/** Notes that something has begun to wait that has to run in order. */
export function noteInOrder() {
  if (ordering > 0) begunInOrder = true
}

/** Starts a marked function; gives the promise of its answer in a box, and whether that has to be waited for first. */
export function startInOrder(callee, receiver, args) {
  const outer = begunInOrder
  begunInOrder = false
  ordering++
  try {
    const promise = startCall(callee, receiver, args, 'boxed')
    return { __proto__: null, promise, isInOrder: begunInOrder }
  } finally {
    ordering--
    begunInOrder ||= outer
  }
}

/** The answer of the call just made. */
export function take() {
  const answer = register
  register = undefined
  return answer
}

/**
 * Makes `$$enter(id, body, rest, …leading)`, the first thing a function does that the rewriter made asynchronous:
 * `rest` has its arguments, but for the leading ones. With the token of its id it gives the promise of its body.
 * Without it the caller cannot wait: the body is *driven*, which means that every call in it is a plain one, so that it
 * runs to its end at once, and its value is given back: that of a promise, unless the call site takes one (`driven`).
 *
 * A function whose promise is wanted throws at its call what it throws before it waits, as a plain function does:
 * inside `Promise.all([…])` the calls after it are not made. Functions that it calls meanwhile give their answer at
 * once when they did not wait either, so that they do not make it wait.
 */
export function makeEnter({ settledValue, isPending }, valuesOf) {
  /** The value of a promise that has settled, or its error, thrown: then nobody else takes it. */
  function endOf(promise) {
    try {
      return unbox(settledValue(promise))
    } catch (error) {
      // Nobody else takes it. One that was fulfilled is let go: what follows it would be kept until the code ends.
      apply(then, promise, [undefined, ignore])
      throw error
    }
  }

  /** A host call that was answered at once is a wait for the answer: what is thrown after it rejects the promise. */
  function promiseOfBody(body, args) {
    const answers = answersAtOnce()
    const promise = begin(body, args)
    if (answersAtOnce() === answers && !isPending(promise)) endOf(promise)
    return promise
  }

  /** Notes a function that has begun to wait and has to run in order. */
  function noteOrder(id, promise) {
    if (ordering > 0 && isInOrder(id) && isPending(promise)) begunInOrder = true
    return promise
  }

  return function enter(id, body, rest, ...leading) {
    const wanted = takeToken(id)
    const args = rest === undefined ? leading : joined(leading, rest)
    if (wanted === 'promise') return give(apply(then, noteOrder(id, promiseOfBody(body, args)), [unbox]))
    if (wanted === 'boxed') return give(noteOrder(id, promiseOfBody(body, args)))
    if (wanted === 'value') return give(noteOrder(id, run(body, args)))
    if (wanted === 'end') {
      const promise = run(body, args)
      return isPending(promise) ? give(noteOrder(id, promise)) : endOf(promise)
    }
    const isFree = free
    free = false
    if (!isFree) driven++
    let promise
    try {
      promise = apply(body, undefined, args)
    } finally {
      free = isFree
      if (!isFree) driven--
    }
    const answer = unbox(settledValue(promise))
    return wanted === 'driven' ? answer : valuesOf(answer)
  }
}

/** Whoever armed the token takes the promise: what it stands in may be driven, the body is not. */
function run(body, args) {
  const depth = driven
  const wasFree = free
  driven = undriven
  free = false
  try {
    return apply(body, undefined, args)
  } finally {
    driven = depth
    free = wasFree
  }
}

function begin(body, args) {
  starting++
  try {
    return run(body, args)
  } finally {
    starting--
  }
}

/**
 * Makes `$$enterLeaving`, for executors of promises: nothing can wait in one, and it is the promise that is waited for.
 */
export function makeEnterLeaving(enter) {
  return function enterLeaving(...args) {
    const leaves = leaving
    leaving = true
    try {
      return apply(enter, undefined, args)
    } finally {
      leaving = leaves
    }
  }
}

/** Both lists in one, without the iterators of arrays: those are the guest's to replace. */
function joined(leading, rest) {
  if (leading.length === 0) return rest
  const { length } = leading
  for (let index = 0; index < rest.length; index++) put(leading, length + index, rest[index])
  return leading
}

const ignore = () => {}
