/**
 * Calls whose promises are wanted, of what the text does not show to touch nothing outside of itself. Each is started,
 * and keeps its promise unless a function began to wait in it that has to run in order: then that is waited for first.
 *
 *     list.map((n) => work(n))  →  $$listOrdered(list, "map")((n) => …) ? $$unboxed(await $$take()) : $$take()
 */
import { asyncVersions, put } from './async-versions.js'
import { box, unbox } from './box.js'
import { runsInOrder, suspends } from './brand.js'
import { callBuiltIn } from './built-in-calls.js'
import { call, putAnswer, startInOrder, take } from './calls.js'
import { noteCalled } from './combine.js'
import { takesPromises, valued, wrapAll } from './given-callbacks.js'
import { callGuests } from './guests-methods.js'
import { withValuesFor } from './made-lists.js'
import { promiseOf } from './promise-calls.js'
import { isPromise } from './promises.js'
import { isGuests } from './takes.js'
import { callDriven } from './token.js'
import { awaitNow, valueNow } from './values-now.js'

const { apply } = Reflect
const NativeArray = Array
const NativePromise = Promise
const { then } = Promise.prototype
const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const { from, isArray, prototype: ArrayPrototype } = Array
const { map } = ArrayPrototype
const { iterator } = Symbol
const valuesOf = ArrayPrototype[iterator]
const IteratorPrototype = getPrototypeOf([][iterator]())
const { next } = IteratorPrototype

/** A call that gives its promise: true when it is to be waited for before the code goes on. */
export function ordered(waits, callee, receiver, args) {
  if (!suspends(callee)) {
    if (asyncVersions.has(callee)) {
      if (waits) return call(true, callee, receiver, args, true)
      return putAnswer(callBuiltIn(callee, receiver, args, valueNow), false)
    }
    return putAnswer(promiseOf(callee, receiver, args), false)
  }
  // Where nothing can wait, what has to run in order is run to its end at once.
  if (!waits && runsInOrder(callee)) return putAnswer(callDriven(callee, receiver, args), false)
  const { promise, isInOrder } = startInOrder(callee, receiver, args)
  if (!isInOrder) return putAnswer(noteCalled(apply(then, promise, [unbox]), callee), false)
  if (waits) return putAnswer(apply(then, promise, [(answer) => box(settled(unbox(answer)))]), true)
  return putAnswer(settled(unbox(awaitNow(promise))), false)
}

/** The promise that a function gave, or one of the value that it did. */
export function settled(answer) {
  return isPromise(answer) ? answer : noteCalled(new NativePromise((resolve) => resolve(answer)))
}

/** A list that a built-in makes of what its callback gives, with the promises in it. */
export function orderedList(waits, callee, receiver, args) {
  if (isGuests(callee)) return callGuests(waits, callee, receiver, args)
  if (!takesPromises(callee)) return call(waits, callee, receiver, valued(args, valueNow))
  return orderedValues(waits, withValuesFor(callee, receiver, args))
}

function orderedValues(waits, { callee, receiver, args }) {
  const isFrom = callee === from
  const callback = args[isFrom ? 1 : 0]
  if (!suspends(callback)) return putAnswer(apply(callee, receiver, wrapAll(args)), false)
  const items = isFrom ? args[0] : receiver
  const isPlain = isFrom ? receiver === NativeArray && isArrayLike(items) : callee === map && isPlainArray(items)
  if (!isPlain) return call(waits, callee, receiver, args)
  const list = []
  if (!isFrom) list.length = items.length
  return fill({ waits, list, items, isFrom, callback, receiver: args[isFrom ? 2 : 1], length: items.length })
}

/** Fills a list: true when it is to be waited for. */
function fill(filling) {
  const { list, length } = filling
  for (let index = 0; index < length; index++) {
    if (!isHole(filling, index)) {
      if (callAt(filling, index)) return putAnswer(fillOn(filling, index, take()), true)
      put(list, index, take())
    }
  }
  return putAnswer(list, false)
}

/** Goes on once what is at `start` has come to its end. */
async function fillOn(filling, start, waited) {
  const { list, length } = filling
  put(list, start, unbox(await waited))
  for (let index = start + 1; index < length; index++) {
    if (!isHole(filling, index)) put(list, index, callAt(filling, index) ? unbox(await take()) : take())
  }
  return box(list)
}

/** `map` goes over what is there, `Array.from` over all. */
const isHole = ({ isFrom, items }, index) => !isFrom && !(index in items)

function callAt({ waits, items, isFrom, callback, receiver }, index) {
  const args = isFrom ? [items[index], index] : [items[index], index, items]
  return ordered(waits, callback, receiver, args)
}

const isPlainArray = (value) =>
  isArray(value) &&
  getPrototypeOf(value) === ArrayPrototype &&
  getOwnPropertyDescriptor(value, 'constructor') === undefined

/** True for what `Array.from` goes through by index, or as if: no iterator of the guest's is asked. */
function isArrayLike(items) {
  if (typeof items !== 'object' || items === null) return false
  const iterates = items[iterator]
  if (iterates === undefined) return typeof items.length === 'number'
  return isPlainArray(items) && iterates === valuesOf && IteratorPrototype.next === next
}
