/**
 * What a rewritten call site does, by the names that rewritten code has for it:
 *
 *     tool(x)      →  $$call(tool, x) ? $$unboxed(await $$take()) : $$take()
 *     api.tool(x)  →  $$method(api, 'tool')(x) ? $$unboxed(await $$take()) : $$take()
 */
import { asWritten, isGiving } from './as-written.js'
import { box, unbox } from './box.js'
import { callerWith, giverWith, suspends } from './brand.js'
import { call, driven, putAnswer, take, unordered } from './calls.js'
import { chooseThen, thenOf } from './combine.js'
import { conditionalSites } from './conditional-sites.js'
import { takesPromises, valued, wrapAll } from './given-callbacks.js'
import { applyGiving } from './giving.js'
import { goesThrough } from './gone-through.js'
import { callGuests, callGuestsNow } from './guests-methods.js'
import { makeList } from './made-lists.js'
import { stepsOf, takeNow } from './open-calls.js'
import { ordered } from './ordered.js'
import { orderedSites } from './ordered-sites.js'
import { boxedPromiseOf, notedCall, promiseOf } from './promise-calls.js'
import { isGuests } from './takes.js'
import { awaitNow, valueNow } from './values-now.js'

const { apply } = Reflect
const NativePromise = Promise

/** The same of what a later cell hands in: it may be a function that suspends, which the text does not show. */
function applyLate(callee, receiver, args) {
  if (typeof callee !== 'function' || !suspends(callee)) return applyGiving(callee, receiver, args)
  ordered(false, callee, receiver, args)
  return take()
}

/** What gives no list of promises, whatever its name says, is given callbacks that give values. */
function listOf(callee, receiver, args) {
  if (takesPromises(callee)) return makeList(callee, receiver, args)
  const pending = { __proto__: null, callee, receiver, args }
  if (goesThrough(callee)) takeNow(stepsOf(pending), pending, valueNow)
  return apply(callee, pending.receiver, valued(pending.args, valueNow))
}

/**
 * The functions that call sites name. `$$call(f, …args)`, `$$method(object, key)(…args)` (the method is read before the
 * arguments are evaluated, as the language has it) and `$$with(receiver, f)(…args)` (private names, `super`, optional
 * calls, template tags) do not wait in a driven function. Their twins on `Async` stand in functions that are
 * asynchronous as written and always wait; those on `Promise` give the promise, and those on `Noted` what a plain call
 * does.
 */
export const callSites = {
  $$call: (callee, ...args) => call(driven === 0, callee, undefined, args),
  $$callAsync: (callee, ...args) => unordered(call, [true, callee, undefined, args]),
  $$callPromise: (callee, ...args) => promiseOf(callee, undefined, args),
  $$method(object, key) {
    const callee = object[key]
    return (...args) => call(driven === 0, callee, object, args)
  },
  $$methodAsync(object, key) {
    const callee = object[key]
    return (...args) => unordered(call, [true, callee, object, args])
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
      unordered(call, [true, callee, receiver, args]),
  $$withPromise:
    (receiver, callee) =>
    (...args) =>
      promiseOf(callee, receiver, args),
  ...conditionalSites,
  $$callNoted: (callee, ...args) => notedCall(callee, undefined, args),
  $$methodNoted(object, key) {
    const callee = object[key]
    return (...args) => notedCall(callee, object, args)
  },
  $$withNoted:
    (receiver, callee) =>
    (...args) =>
      notedCall(callee, receiver, args),
  /** What is called for `callee`, whose promise is taken for what it is, should it give one. */
  $$giver: giverWith((callee) =>
    // What stands behind is called as it is.
    isGiving(callee) && !suspends(callee) ? asWritten(callee) : (...args) => applyGiving(callee, undefined, args),
  ),
  /** The same of a method, which is read before the arguments are evaluated: `$$onGiving(object, object.key, …)`. */
  $$onGiving: callerWith(applyGiving),
  $$methodGiving(object, key) {
    const callee = object[key]
    return (...args) => applyGiving(callee, object, args)
  },
  $$withGiving:
    (receiver, callee) =>
    (...args) =>
      applyGiving(callee, receiver, args),
  /** A call as it is written, whose callee and receiver were read before. */
  $$withPlain:
    (receiver, callee) =>
    (...args) =>
      apply(callee, receiver, args),
  $$lateGiver: giverWith(
    (callee) =>
      (...args) =>
        applyLate(callee, undefined, args),
  ),
  $$onLate: callerWith(applyLate),
  $$methodLate(object, key) {
    const callee = object[key]
    return (...args) => applyLate(callee, object, args)
  },
  $$withLate:
    (receiver, callee) =>
    (...args) =>
      applyLate(callee, receiver, args),
  ...orderedSites,
  $$callBoxedPromise: (callee, ...args) => boxedPromiseOf(callee, undefined, args),
  $$methodBoxedPromise(object, key) {
    const callee = object[key]
    return (...args) => boxedPromiseOf(callee, object, args)
  },
  $$withBoxedPromise:
    (receiver, callee) =>
    (...args) =>
      boxedPromiseOf(callee, receiver, args),
  $$take: take,
  $$boxed: box,
  $$unboxed: unbox,
  /** A promise of a value that was one until it came where none may stay. */
  $$promised(value, key) {
    const own = value === null || value === undefined ? undefined : value[key]
    return typeof own === 'function' ? value : new NativePromise((resolve) => resolve(value))
  },
  /**
   * `then`, `catch` and `finally`: of the engine's promises, or of the value that the call before them stands for. An
   * optional call has read the method already.
   */
  $$thenOf(object, key, callee = object[key]) {
    return (...args) => thenOf(object, key, { callee, args, wrap: takesPromises(callee) ? wrapAll : (same) => same })
  },
  /** The same where guest code has methods of such names: which one is meant is waited for. */
  $$thenChosen(object, key, callee = object[key]) {
    return (...args) => {
      const wrap = takesPromises(callee) ? wrapAll : (same) => same
      const promise = chooseThen(object, key, { callee, args, wrap })
      if (promise === undefined) return call(driven === 0, callee, object, wrap(args))
      return driven === 0 ? putAnswer(promise, true) : putAnswer(unbox(awaitNow(promise)), false)
    }
  },
  $$thenChosenNow(object, key, callee = object[key]) {
    return (...args) => {
      const wrap = takesPromises(callee) ? wrapAll : (same) => same
      const promise = chooseThen(object, key, { callee, args, wrap })
      return promise === undefined ? apply(callee, object, wrap(args)) : unbox(awaitNow(promise))
    }
  },
  /** A list with promises in it, as a built-in makes it; a method of the guest's own is waited for. */
  $$list(object, key) {
    const callee = object[key]
    return (...args) =>
      isGuests(callee) ? callGuests(driven === 0, callee, object, args) : putAnswer(listOf(callee, object, args), false)
  },
  $$listNow(object, key) {
    const callee = object[key]
    return (...args) => (isGuests(callee) ? callGuestsNow(callee, object, args) : listOf(callee, object, args))
  },
  $$methodWrapped(object, key) {
    const callee = object[key]
    return (...args) => apply(callee, object, takesPromises(callee) ? wrapAll(args) : args)
  },
}
