/** Containers that a call hands to code which asks for no promises in them: it gets values, and may keep them. */
import { mayHaveAccessors } from './accessors.js'
import { put } from './async-versions.js'
import { isKnown, makeTable } from './built-in-table.js'
import { isCollection, isContainer } from './copy-parts.js'
import { descriptorOf } from './descriptors.js'
import { isProxy } from './proxies.js'
import { isResolver, THIS, takesNoneWithin } from './takes.js'
import { readsAny } from './this-reads.js'
import { handOver, isHandedOver, settleWithin } from './within.js'

const { isArray } = Array
const { ownKeys } = Reflect

const isObject = (value) => isContainer(value) || typeof value === 'function'

/** Built-ins that put something into what they are called on. */
const putting = makeTable('puts')
const PUTTING = ['push', 'unshift', 'splice', 'fill', 'add', 'set']
for (const owner of [Array.prototype, Map.prototype, Set.prototype, WeakMap.prototype, WeakSet.prototype]) {
  for (const name of PUTTING) putting.note(owner[name])
}

/** Built-ins that call a function later with arguments of theirs, and which of theirs is the first of those. */
const passing = makeTable('passes on')
let bind

/** Takes note of those once all that the library replaces is in place. */
export function learnPassing() {
  ;({ bind } = Function.prototype)
  passing.note(setTimeout, 2)
  passing.note(setInterval, 2)
  passing.note(setImmediate, 1)
}

/** True where something is put into what code may have kept that asks for no promises in it. */
export const puts = ({ callee, receiver }) => putting.has(callee) && isHandedOver(receiver)

/** True where what a function is called on may be looked through. */
export const looksAt = (callee, receiver) =>
  isObject(receiver) && ((takesNoneWithin(callee, THIS) && isCollection(receiver)) || readsAny(callee, receiver))

/**
 * What is in that on which a function is called, and in its arguments, where it does not ask for promises; or in the
 * elements that a built-in gives to a callback, at `position`.
 */
export function addWithin(call, position, add) {
  const { callee, args, receiver } = call
  // What is the engine's own, or the library's, is known for what it reads.
  const isGuests = !isKnown(callee)
  if (isGuests && isObject(receiver) && readsAny(callee, receiver)) call.receiver = handOver(receiver, add)
  for (let index = 0; index < args.length; index++) {
    const given = args[index]
    if (isContainer(given)) {
      if (isHandedOn(call, index)) put(args, index, handOver(given, add))
    } else if (isGuests && hasData(given) && isHandedOn(call, index)) settleWithin(given, add)
  }
  // What it is called on goes along, but for objects: which of their properties hold promises is known by the names.
  if (isGuests && position === undefined && takesNoneWithin(callee, THIS) && isCollection(receiver))
    settleWithin(receiver, add)
  if (position === undefined || !isArray(receiver) || typeof args[0] !== 'function') return
  // What is only known once it is asked is looked through when the callback is given it.
  if (!takesNoneWithin(args[0], position) || isProxy(receiver) || mayHaveAccessors(receiver)) return
  for (let index = 0; index < receiver.length; index++) {
    if (index in receiver && isObject(receiver[index])) handOver(receiver[index], add)
  }
}

/** True for a function with more to it than every function has: one with properties, a class with data. */
export function hasData(fn) {
  if (typeof fn !== 'function' || isProxy(fn)) return false
  const keys = ownKeys(fn)
  if (keys.length < 3) return false
  const prototype = descriptorOf(fn, 'prototype')?.value
  return keys.length > 3 || prototype === undefined || (!isProxy(prototype) && ownKeys(prototype).length > 1)
}

/** True for an argument in which whoever gets it asks for no promises. */
function isHandedOn(call, index) {
  const { callee, args, receiver } = call
  if (callee === bind)
    return typeof receiver === 'function' && takesNoneWithin(receiver, index === 0 ? THIS : index - 1)
  const first = passing.of(callee)
  if (first !== undefined)
    return index >= first && typeof args[0] === 'function' && takesNoneWithin(args[0], index - first)
  // Who waits for a promise that this settles may have been written where none could be in what it gets.
  return takesNoneWithin(callee, index) || puts(call) || (index === 0 && isResolver(callee))
}
