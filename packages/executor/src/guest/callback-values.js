/**
 * Callbacks of built-ins that get values: what a built-in takes out of a container is a promise there, and is waited
 * for as it is given. So the built-in goes through the very container, and finds what callbacks change in it.
 */
import { asWritten, isAsync, isGiving, standFor } from './as-written.js'
import { put } from './async-versions.js'
import { idOf, mark, suspends } from './brand.js'
import { isGuestFunction } from './function-text.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { noteAlike, takesNoneWithin, takesPromise } from './takes.js'
import { callDriven, handOn, takeToken } from './token.js'
import { UnsettledData } from './unsettled-data.js'
import { valueNow } from './values-now.js'
import { valuesNow } from './within.js'

const { apply } = Reflect
const { includes } = String.prototype
const { toString } = Function.prototype
const { add, has } = WeakSet.prototype
const NativePromise = Promise

/** Functions that stand for callbacks here. */
const made = new WeakSet()

/**
 * What is called back in place of `callback`, of which `copyFor` makes what a built-in reads; `container` is that which
 * the built-in gives along.
 */
export function withValues(callback, { copyFor, container }) {
  if (apply(has, made, [callback])) return callback
  const settle = settlerFor(callback, copyFor, container)
  const standIn = suspends(callback) ? suspendingFor(callback, settle) : plainFor(callback, settle)
  apply(add, made, [standIn])
  noteAlike(standIn, callback)
  if (isGiving(callback)) standFor(standIn, askedFor(callback, settle))
  return suspends(callback) ? mark(standIn, idOf(callback)) : standIn
}

const plainFor = (callback, settle) =>
  function (...given) {
    settle(given)
    return apply(callback, this, given)
  }

const suspendingFor = (callback, settle) =>
  function (...given) {
    return calledWith(callback, settle, { receiver: this, given, isAsked: false })
  }

const askedFor = (callback, settle) =>
  function (...given) {
    return calledWith(callback, settle, { receiver: this, given, isAsked: true })
  }

/** Has values take the places of promises in a list of arguments. */
function settlerFor(callback, copyFor, container) {
  // The container is looked through once: what is put into it later is a value.
  let known
  const withValuesIn = (value, index) => {
    if (copyFor !== undefined) return new UnsettledData(value, copyFor).settledNow(valueNow)
    return takesNoneWithin(callback, index) ? valuesNow(value) : value
  }
  const valueFor = (given, index) => {
    if (isPromise(given)) return takesPromise(callback, index) ? given : withValuesIn(valueNow(given), index)
    if (given !== container) return withValuesIn(given, index)
    known ??= copyFor === undefined && isContainerUnseen(callback) ? container : withValuesIn(given, index)
    return known
  }
  return (given) => {
    for (let index = 0; index < given.length; index++) {
      const one = given[index]
      if (typeof one !== 'object' || one === null) continue
      const value = valueFor(one, index)
      if (value !== one) put(given, index, value)
    }
  }
}

/** A callback is given what the token says, as any function is: it was armed for this one. */
function calledWith(callback, settle, { receiver, given, isAsked }) {
  const wanted = suspends(callback) ? takeToken(idOf(callback)) : false
  try {
    settle(given)
  } catch (error) {
    // What is asynchronous as written throws nothing where it is called.
    if (!isAsked || !isAsync(asWritten(callback))) throw error
    return new NativePromise((_, reject) => reject(error))
  }
  if (wanted === 'driven') return callDriven(callback, receiver, given)
  if (wanted !== false) return handOn(callback, receiver, given, wanted)
  if (suspends(callback)) return apply(isAsked ? asWritten(callback) : callback, receiver, given)
  return isAsked ? applyGiving(callback, receiver, given) : apply(callback, receiver, given)
}

/** True for a guest function that has no third parameter, in which it would find what its elements are in. */
function isContainerUnseen(callback) {
  const fn = asWritten(callback)
  if (isProxy(fn) || !isGuestFunction(fn)) return false
  const text = apply(toString, fn, [])
  return parametersIn(text) < 3 && !mayRead(text)
}

/** How many parameters the text of a function shows; infinitely many where it does not show how many there are. */
function parametersIn(text) {
  let commas = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '=') return text[at + 1] === '>' && depth === 0 ? 1 : Infinity
    if (sign === '.' || sign === '/' || sign === '"' || sign === "'" || sign === '`') return Infinity
    if (sign === ',' && depth === 1) commas++
    else if (sign === '(' || sign === '[' || sign === '{') depth++
    else if (sign === ')' && depth === 1) return commas + 1
    else if (sign === ')' || sign === ']' || sign === '}') depth--
  }
  return Infinity
}

const mayRead = (text) => apply(includes, text, ['arguments']) || apply(includes, text, ['eval'])
