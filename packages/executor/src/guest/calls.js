/**
 * How rewritten code calls: arm the token, call, and tell whether the answer is a promise to await; and how a function
 * that the rewriter made asynchronous begins. The call sites that do so are in `call-sites.js`.
 *
 * `call` gives true when the callee may suspend: then the answer is its promise. Everything else is called as plain
 * JavaScript calls it, and its result is handed on untouched, promises included.
 */
import { unbox } from './box.js'
import { suspends } from './brand.js'
import './callbacks.js'
import { allOf, asyncVersions, callsBack, callsEach, isFold, opening, put } from './async-versions.js'
import { isAsync, noteCalled } from './combine.js'
import { valued } from './given-callbacks.js'
import { isPromise } from './promises.js'
import { takesPromise } from './takes.js'
import { answersAtOnce, give, startCall, takeEnded, takeToken } from './token.js'
import { noteValueWait } from './value-wait.js'

const { apply } = Reflect
const { get, has } = Map.prototype
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

/**
 * Makes every call that can be a plain one, answered from the journal (to test one way of running against the other).
 */
export function forceExact() {
  undriven = 1
  driven = 1
}

/** True where code is driven because that is forced, and for no other reason. */
export const isOnlyForced = () => undriven > 0 && driven === undriven

/** A plain call in place of one that could wait. */
function applyFreely(callee, receiver, args) {
  const before = free
  free = isOnlyForced() && (suspends(callee) || apply(has, asyncVersions, [callee]))
  try {
    return apply(callee, receiver, args)
  } finally {
    free = before
  }
}

/**
 * Runs the guest's other code in the middle of a call, as it would run on an empty stack: what runs there is driven by
 * nobody, and finds no token and no answer that are not its own.
 */
export function apart(work) {
  const depth = driven
  const begun = starting
  const answer = register
  const wasFree = free
  free = false
  driven = undriven
  starting = 0
  register = undefined
  try {
    return work()
  } finally {
    driven = depth
    free = wasFree
    starting = begun
    register = answer
  }
}

/** After a run that was ended in the middle of what it did: no function is driven any more. */
export function forgetCalls() {
  driven = undriven
  free = false
  starting = 0
  register = undefined
  takeToken()
}

/** True while calls of suspending functions are plain ones. */
export const isDriven = () => driven > 0

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
  if (waits) {
    const wanted = starting > 0 ? 'end' : 'value'
    if (suspends(callee)) {
      register = startCall(callee, receiver, args, wanted)
      return !takeEnded()
    }
    const version = apply(get, asyncVersions, [callee])
    if (version !== undefined) {
      const order = gives ? opening() : 0
      const promise = version(receiver, args, gives, wanted)
      if (promise !== undefined) {
        // What its callbacks give may never come.
        if (gives && isPromise(promise)) noteValueWait(order, promise)
        register = promise
        return !takeEnded()
      }
      if (takeEnded()) {
        register = undefined
        return false
      }
    }
    if (gives && callsBack(callee)) return putAnswer(callBuiltIn(callee, receiver, args, awaitNow), false)
  }
  register = undriven > 0 ? applyFreely(callee, receiver, args) : apply(callee, receiver, args)
  return false
}

/** Waits where nothing can: given once there is a host. */
export let awaitNow

/** Gives what waits where nothing can. */
export function letWait(wait) {
  awaitNow = wait
}

/** A value as it is; that of a promise is waited for where nothing can wait. */
export const valueNow = (value) => (isPromise(value) ? awaitNow(value) : value)

/** A plain call; what callbacks of a built-in give goes through `now`, since nothing waits for them. */
export function callBuiltIn(callee, receiver, args, now) {
  if (!callsBack(callee) || keepsTotal(callee, args)) return apply(callee, receiver, args)
  const order = opening()
  const answers = []
  const isEach = callsEach(callee)
  const note = (answer) => {
    if (!isEach) return now(answer)
    put(answers, answers.length, answer)
  }
  const result = apply(callee, receiver, valued(args, note))
  // Callbacks whose answers nobody takes run side by side.
  if (isEach) now(allOf(order, answers))
  return result
}

/** True for a fold whose callback has a use for the promise of the total. */
const keepsTotal = (callee, args) => isFold(callee) && typeof args[0] === 'function' && takesPromise(args[0], 0)

/** The call as a promise, where that is wanted. */
export function promiseOf(callee, receiver, args) {
  if (suspends(callee)) return noteCalled(startCall(callee, receiver, args, 'promise'))
  const promise = apply(get, asyncVersions, [callee])?.(receiver, args, false, 'promise')
  if (promise !== undefined) return apply(then, promise, [unbox])
  return notedCall(callee, receiver, args)
}

/** A plain call; the promise of a function written `async` is known as that of a call. */
export function notedCall(callee, receiver, args) {
  const answer = apply(callee, receiver, args)
  return isAsync(callee) ? noteCalled(answer) : answer
}

/** The same with the answer in a box: it may have a `then` of its own. */
export function boxedPromiseOf(callee, receiver, args) {
  if (suspends(callee)) return noteCalled(startCall(callee, receiver, args, 'boxed'), true)
  return promiseOf(callee, receiver, args)
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
 * runs to its end at once, and its value is given back.
 *
 * A function whose promise is wanted throws at its call what it throws before it waits, as a plain function does:
 * inside `Promise.all([…])` the calls after it are not made. Functions that it calls meanwhile give their answer at
 * once when they did not wait either, so that they do not make it wait.
 */
export function makeEnter({ settledValue, isPending }) {
  function begin(body, args) {
    starting++
    try {
      return apply(body, undefined, args)
    } finally {
      starting--
    }
  }

  /** The value of a promise that has settled, or its error, thrown: then nobody else takes it. */
  function endOf(promise) {
    apply(then, promise, [undefined, ignore])
    return unbox(settledValue(promise))
  }

  /** A host call that was answered at once is a wait for the answer: what is thrown after it rejects the promise. */
  function promiseOfBody(body, args) {
    const answers = answersAtOnce()
    const promise = begin(body, args)
    if (answersAtOnce() === answers && !isPending(promise)) endOf(promise)
    return promise
  }

  return function enter(id, body, rest, ...leading) {
    const wanted = takeToken(id)
    const args = rest === undefined ? leading : joined(leading, rest)
    if (wanted === 'promise') return give(apply(then, promiseOfBody(body, args), [unbox]))
    if (wanted === 'boxed') return give(promiseOfBody(body, args))
    if (wanted === 'value') return give(apply(body, undefined, args))
    if (wanted === 'end') {
      const promise = apply(body, undefined, args)
      return isPending(promise) ? give(promise) : endOf(promise)
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
    return unbox(settledValue(promise))
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
