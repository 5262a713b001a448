/**
 * What a rewritten call site does: arm the token, call, and tell whether the answer is a promise to await.
 *
 *     tool(x)      →  $$call(tool, x) ? $$unboxed(await $$take()) : $$take()
 *     api.tool(x)  →  $$method(api, 'tool')(x) ? $$unboxed(await $$take()) : $$take()
 *
 * `$$call` gives true when the callee may suspend and took the token: then the answer is its promise. Everything else
 * is called as plain JavaScript calls it, and its result is handed on untouched, promises included.
 */
import { box, unbox } from './box.js'
import { suspends } from './brand.js'
import './callbacks.js'
import { asyncVersions } from './async-versions.js'
import { fromAsync } from './from-async.js'
import { startCall, takeToken } from './token.js'

const { apply } = Reflect
const { get } = Map.prototype
const { then } = Promise.prototype

/** What the last call gave: read by `$$take` before anything else can run. */
let register
/** Above zero while a suspending function runs where nothing can wait: then every call is a plain one. */
let driven = 0

/**
 * Makes every call that can be a plain one, answered from the journal (to test one way of running against the other).
 */
export function forceExact() {
  driven = 1
}

/**
 * Calls `callee`; true when the answer in the register is a promise to await. `waits` is false in a driven function.
 */
function call(waits, callee, receiver, args) {
  if (waits) {
    if (suspends(callee)) {
      register = startCall(callee, receiver, args)
      // A mark that is wrong would leave the token behind; then the answer is a plain one.
      return !takeToken()
    }
    const version = apply(get, asyncVersions, [callee])
    if (version !== undefined) {
      const promise = version(receiver, args)
      if (promise !== undefined) {
        register = promise
        return true
      }
    }
  }
  register = apply(callee, receiver, args)
  return false
}

/** The call as a promise, where that is wanted. */
function promiseOf(callee, receiver, args) {
  if (suspends(callee)) return startCall(callee, receiver, args, 'promise')
  const promise = apply(get, asyncVersions, [callee])?.(receiver, args)
  return promise === undefined ? apply(callee, receiver, args) : apply(then, promise, [unbox])
}

/** The answer of the call just made. */
function take() {
  const answer = register
  register = undefined
  return answer
}

/**
 * The functions that call sites name. `$$call(f, …args)`, `$$method(object, key)(…args)` (the method is read before the
 * arguments are evaluated, as the language has it) and `$$with(receiver, f)(…args)` (private names, `super`, optional
 * calls, template tags) do not wait in a driven function. Their twins on `Async` stand in functions that are
 * asynchronous as written and always wait; those on `Promise` give the promise.
 */
export const callSites = {
  $$call: (callee, ...args) => call(driven === 0, callee, undefined, args),
  $$callAsync: (callee, ...args) => call(true, callee, undefined, args),
  $$callPromise: (callee, ...args) => promiseOf(callee, undefined, args),
  $$method(object, key) {
    const callee = object[key]
    return (...args) => call(driven === 0, callee, object, args)
  },
  $$methodAsync(object, key) {
    const callee = object[key]
    return (...args) => call(true, callee, object, args)
  },
  $$methodPromise(object, key) {
    const callee = object[key]
    return (...args) => promiseOf(callee, object, args)
  },
  $$with:
    (receiver, callee) =>
    (...args) =>
      call(driven === 0, callee, receiver, args),
  $$withAsync:
    (receiver, callee) =>
    (...args) =>
      call(true, callee, receiver, args),
  $$withPromise:
    (receiver, callee) =>
    (...args) =>
      promiseOf(callee, receiver, args),
  $$take: take,
  $$boxed: box,
  $$unboxed: unbox,
  $$methodWrapped(object, key) {
    const callee = object[key]
    return (...args) => apply(callee, object, takesPromises(callee) ? wrapAll(args) : args)
  },
}

const promiseTakers = [
  then,
  Promise.prototype.catch,
  Promise.prototype.finally,
  Array.prototype.map,
  Array.from,
  fromAsync,
]

/**
 * True for built-ins whose callbacks may give promises. A method of the guest's own wants values, whatever its name.
 */
function takesPromises(callee) {
  for (let index = 0; index < promiseTakers.length; index++) if (promiseTakers[index] === callee) return true
  return false
}

function wrapAll(args) {
  for (let index = 0; index < args.length; index++) args[index] = wrap(args[index])
  return args
}

/** A callback for a place that takes promises (`then`, `Promise.all(list.map(…))`). */
function wrap(callback) {
  if (!suspends(callback)) return callback
  return function (...args) {
    return startCall(callback, this, args, 'promise')
  }
}

/**
 * Makes `$$enter(body, args)`, the first thing a function does that the rewriter made asynchronous. With the token it
 * gives the promise of its body. Without it the caller cannot wait: the body is *driven*, which means that every call
 * in it is a plain one, so that it runs to its end at once, and its value is given back.
 */
export function makeEnter(settledValue) {
  return function enter(body, args = []) {
    const wanted = takeToken()
    if (wanted === 'promise') return apply(then, apply(body, undefined, args), [unbox])
    if (wanted === 'value') return apply(body, undefined, args)
    driven++
    let promise
    try {
      promise = apply(body, undefined, args)
    } finally {
      driven--
    }
    return unbox(settledValue(promise))
  }
}
