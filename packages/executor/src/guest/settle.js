/**
 * Promises where only a value makes sense: what rewritten code asks of them.
 *
 *     if (ok(1)) …  →  if (typeof ($$t0 = ok(1)) === 'object' ? $$held($$t0) ? await $$take() : $$take() : $$t0) …
 */
import { allOf, put } from './async-versions.js'
import { suspends } from './brand.js'
import { argumentsFor, callBuiltIn } from './built-in-calls.js'
import { isDriven, isLeaving, noteInOrder, putAnswer, take, unordered } from './calls.js'
import { isCalled, isOwnCombinator, makeCombine } from './combine.js'
import { makeConverted } from './converted.js'
import { copyForSettling } from './deep-copy.js'
import { descriptorOf } from './descriptors.js'
import { endOfCell } from './dropped.js'
import { isAdding, keepsAt } from './kept-arguments.js'
import { callOf, isPlainCall, stepsOf, takeNow } from './open-calls.js'
import { opening } from './open-waits.js'
import { isGiven, makeOpen } from './opened-calls.js'
import { ordered } from './ordered.js'
import { hasItself, isOfClass } from './own-properties.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { UnsettledData } from './unsettled-data.js'
import { valueWait } from './value-wait.js'
import { isHandedOver } from './within.js'

const { apply } = Reflect
const { isArray } = Array

/** Makes the functions that rewritten code names. */
export function makeSettlers({ awaitNow, awaitDriven, awaitHere }, dropped, settles) {
  const held = makeHeld(awaitDriven)
  const heldDropped = makeHeldDropped(held, dropped)
  const value = (promise) => valueWait(opening(), promise)
  const inOrder = (promise) => {
    noteInOrder()
    return value(promise)
  }
  const ofCell = (order) => (promise) => valueWait(order, endOfCell(order, promise))
  const now = (value) => (isPromise(value) ? awaitNow(value) : value)
  const { open, openGiving, openOrdered, openList, openPromise } = makeOpen(awaitDriven)
  const { openNow, openGivingNow, openLate, givenNow } = makeOpenNow(awaitNow, now)

  return {
    $$combine: makeCombine(makeSettleDeepNow(awaitNow, settles)),
    $$held: (promise) => held(!isDriven(), promise, value),
    $$heldAsync: (promise) => held(true, promise, value),
    ...makeOwnReads(held, { value, now, awaitHere }),
    /** What is called is not known before: it runs in order, should it be waited for. */
    $$heldCallee: (callee) => held(!isDriven(), callee, inOrder),
    $$heldAsyncCallee: (callee) => held(true, callee, inOrder),
    $$heldDropped(value, order) {
      return isLeaving() ? putAnswer(undefined, false) : heldDropped(!isDriven(), value, order)
    },
    $$heldAsyncDropped: (value, order) => heldDropped(true, value, order),
    $$heldOfCell: (value, order) => held(!isDriven(), value, ofCell(order)),
    $$heldAsyncOfCell: (value, order) => held(true, value, ofCell(order)),
    ...makeConverted({ awaitNow, awaitDriven, value }),
    $$now: now,
    /** What is put into a container by a method: only the built-in is given a promise. */
    $$putAway: (given, owner, key, index = 0) =>
      isPromise(given) && (isHandedOver(owner) || !keepsAt(owner[key], index)) ? awaitNow(given) : given,
    $$givenNow: givenNow,
    $$nowHere: (given) => (isPromise(given) ? awaitHere(value(given)) : given),
    $$nowDropped: (value) => (isPromise(value) ? awaitNow(dropped(opening(), value)) : value),
    /** True when both are promises: then they are compared as such. */
    $$both: (left, right) => isPromise(left) && isPromise(right),
    $$same(left, right) {
      if (isPromise(left) && isPromise(right)) return left === right
      return now(left) === now(right)
    },
    ...openSites('', (callee, receiver, args) => open(!isDriven(), callee, receiver, args)),
    ...openSites('Async', (callee, receiver, args) => unordered(open, [true, callee, receiver, args])),
    ...openSites('Giving', (callee, receiver, args) => openGiving(!isDriven(), callee, receiver, args)),
    ...openSites('GivingAsync', (callee, receiver, args) => unordered(openGiving, [true, callee, receiver, args])),
    ...openSites('Ordered', (callee, receiver, args) => openOrdered(!isDriven(), callee, receiver, args)),
    ...openSites('OrderedAsync', (callee, receiver, args) => unordered(openOrdered, [true, callee, receiver, args])),
    ...openSites('Now', openNow),
    ...openSites('GivingNow', openGivingNow),
    ...openSites('Late', openLate),
    ...openListSites('', openList, open, () => !isDriven()),
    ...openListSites('Async', openList, open, () => true),
    ...openSites('Promise', (callee, receiver, args) => openPromise(callee, receiver, args)),
  }
}

/** Makes what tells of a value where a promise may stand. */
function makeHeld(awaitDriven) {
  /** True when the answer in the register is a promise to await; where nothing can wait it is waited for at once. */
  return function held(waits, value, wait) {
    if (!isPromise(value)) return putAnswer(value, false)
    return waits ? putAnswer(wait(value), true) : putAnswer(awaitDriven(wait(value)), false)
  }
}

const callNow = ({ callee, receiver, args }, wait) => callBuiltIn(callee, receiver, args, wait)

/** Makes the ways of calling where arguments may be promises and nothing can wait. */
function makeOpenNow(awaitNow, now) {
  /** A call whose arguments are what they must be. */
  function pendingOf(callee, receiver, args) {
    const pending = callOf(callee, receiver, args)
    takeNow(stepsOf(pending), pending, awaitNow)
    return pending
  }

  function openNow(callee, receiver, args) {
    if (isAdding(callee) && !isHandedOver(receiver)) return apply(callee, receiver, args)
    if (isPlainCall(callee, receiver, args)) return apply(callee, receiver, args)
    const pending = pendingOf(callee, receiver, args)
    const answer = callNow(pending, now)
    return isGiven(pending, answer) ? awaitNow(answer) : answer
  }

  /** The same where the promise that a function gives is taken for what it is. */
  function openGivingNow(callee, receiver, args) {
    if (isAdding(callee) && !isHandedOver(receiver)) return apply(callee, receiver, args)
    if (isPlainCall(callee, receiver, args)) return apply(callee, receiver, args)
    return callNow(pendingOf(callee, receiver, args), now)
  }

  /** The same of what a later cell hands in: what suspends gives its promise. */
  function openLate(callee, receiver, args) {
    if (isAdding(callee) && !isHandedOver(receiver)) return apply(callee, receiver, args)
    if (isPlainCall(callee, receiver, args)) return apply(callee, receiver, args)
    const pending = pendingOf(callee, receiver, args)
    if (!suspends(pending.callee)) return callNow(pending, now)
    ordered(false, pending.callee, pending.receiver, pending.args)
    return take()
  }

  /** What `openNow` would call a function with, for a call of it by a name that may have a receiver. */
  function givenNow(callee, ...args) {
    const pending = pendingOf(callee, undefined, args)
    return argumentsFor(pending.callee === callee ? pending : { callee, args }, now)
  }

  return { openNow, openGivingNow, openLate, givenNow }
}

/** Makes what asks of promises that may have something themselves. */
function makeOwnReads(held, { value, now, awaitHere }) {
  return {
    /** What a property is read of: a promise that has it itself, or the value. */
    $$heldOwner: (given, key) => (hasItself(given, key) ? putAnswer(given, false) : held(!isDriven(), given, value)),
    $$heldAsyncOwner: (given, key) => (hasItself(given, key) ? putAnswer(given, false) : held(true, given, value)),
    $$nowOwner: (given, key) => (hasItself(given, key) ? given : now(given)),
    $$nowHereOwner: (given, key) => (isPromise(given) && !hasItself(given, key) ? awaitHere(value(given)) : given),
    /** The same for what is asked whether it is an instance of a class. */
    $$heldInstance: (given, made) =>
      isOfClass(given, made) ? putAnswer(given, false) : held(!isDriven(), given, value),
    $$heldAsyncInstance: (given, made) => (isOfClass(given, made) ? putAnswer(given, false) : held(true, given, value)),
    $$nowInstance: (given, made) => (isOfClass(given, made) ? given : now(given)),
    $$nowHereInstance: (given, made) => (isPromise(given) && !isOfClass(given, made) ? awaitHere(value(given)) : given),
  }
}

/** Makes what waits for what a dropped call gave: a promise, or a list of them, as `list.map(f)` does. */
const makeHeldDropped = (held, dropped) => (waits, value, order) => {
  const started = isPromise(value) ? undefined : promisesIn(value)
  if (started === undefined) return held(waits, value, (promise) => dropped(order, promise))
  return held(waits, allOf(order, started), same)
}
const same = (promise) => promise

/** The promises in a list; undefined for none. */
function promisesIn(list) {
  if (!isArray(list) || isProxy(list)) return undefined
  const found = []
  for (let index = 0; index < list.length; index++) {
    const element = descriptorOf(list, index)?.value
    if (isPromise(element)) put(found, found.length, element)
  }
  return found.length > 0 ? found : undefined
}

/** Makes what waits at once for the promises in data. */
function makeSettleDeepNow(awaitNow, settles) {
  /**
   * Data with values in the place of its promises, at every depth; of calls only where the guest's stay as they are.
   */
  return function settleDeepNow(value) {
    if (settles()) return new UnsettledData(value).settledNow(awaitNow)
    const steps = []
    const copy = copyForSettling(value, (step) => {
      if (isCalled(step.promise)) put(steps, steps.length, step)
      else step.keep()
    })
    for (let index = 0; index < steps.length; index++) steps[index].write(awaitNow(steps[index].promise))
    return copy
  }
}

/** The three forms of a call site, for one way of calling. */
function openSites(suffix, callWith) {
  return {
    [`$$callOpen${suffix}`]: (callee, ...args) => callWith(callee, undefined, args),
    [`$$methodOpen${suffix}`](object, key) {
      const callee = object[key]
      return (...args) => callWith(callee, object, args)
    },
    [`$$withOpen${suffix}`]:
      (receiver, callee) =>
      (...args) =>
        callWith(callee, receiver, args),
  }
}

/** Call sites of what makes a list of promises: always, or where the combinator around is the engine's own. */
function openListSites(suffix, openList, open, waits) {
  const start = (work, callee, object, args) => {
    const given = [waits(), callee, object, args]
    return suffix === '' ? apply(work, undefined, given) : unordered(work, given)
  }
  return {
    [`$$listOpen${suffix}`](object, key) {
      const callee = object[key]
      return (...args) => start(openList, callee, object, args)
    },
    [`$$listOpen${suffix}If`](combine, object, key) {
      const callee = object[key]
      return (...args) => start(isOwnCombinator(combine) ? openList : open, callee, object, args)
    },
  }
}
