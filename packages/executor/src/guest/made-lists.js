/** Lists that built-ins make of what callbacks give, with the promises in them. */
import { mayHaveAccessors } from './accessors.js'
import { wrapAll } from './given-callbacks.js'
import { stepsOf, takeNow } from './open-calls.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { takesNoneWithin, takesPromise } from './takes.js'
import { valueNow } from './values-now.js'

const { apply } = Reflect
const { from, isArray, prototype: list } = Array
const { map } = list
const { hasOwnProperty: hasOwn } = Object.prototype

/** The list that a built-in makes: a callback is given values unless it asks for promises. */
export function makeList(callee, receiver, args) {
  const call = withValuesFor(callee, receiver, args)
  return apply(callee, call.receiver, wrapAll(call.args))
}

/** A call of such a built-in, whose callback finds values where it asks for no promises. */
export function withValuesFor(callee, receiver, args) {
  const pending = { __proto__: null, callee, receiver, args }
  if (callee === map && mayFindPromises(receiver, args[0])) takeNow(stepsOf(pending), pending, valueNow)
  else if (callee === from && mayFindPromises(args[0], args[1])) takeNow(stepsOf(pending), pending, valueNow)
  return pending
}

function mayFindPromises(items, callback) {
  if (typeof callback !== 'function') return false
  const isWithin = takesNoneWithin(callback, 0)
  if (!isWithin && takesPromise(callback, 0)) return false
  if (!isArray(items) || isProxy(items) || mayHaveAccessors(items)) return true
  for (let index = 0; index < items.length; index++) {
    if (!apply(hasOwn, items, [index])) continue
    const item = items[index]
    if (typeof item === 'object' && item !== null && (isWithin || isPromise(item))) return true
  }
  return false
}
