/** Built-ins that look at what is in a container, or call back with it: how promises among that become values. */
import { mayHaveAccessors } from './accessors.js'
import { listFrom } from './array-likes.js'
import { put } from './async-versions.js'
import { makeTable } from './built-in-table.js'
import { withValues } from './callback-values.js'
import { forEachPlace, isContainer } from './copy-parts.js'
import { copyForConversion, copyLike } from './lists.js'
import { convertsPlainly } from './plain-methods.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { takesPromise } from './takes.js'
import { settleWithin, untilSettled } from './within.js'

const { apply } = Reflect
const { isArray, prototype: list } = Array
const { forEach: eachEntry } = Map.prototype
const { forEach: eachItem } = Set.prototype
const { indexOf, join, sort, toSorted, toString } = list

/** Built-ins of lists that look at the elements themselves; those that look for a promise compare it as such. */
const reading = makeTable('reads')
const READING = ['join', 'toString', 'toLocaleString', 'indexOf', 'lastIndexOf', 'includes']

/** Takes note of those once all that the library replaces is in place. */
export function learnReading() {
  for (let index = 0; index < READING.length; index++) reading.note(list[READING[index]], index > 2)
}

/** Built-ins that call back with elements, and at which position. */
const calling = makeTable('calls')
const CALLING = 'map flatMap filter forEach some every find findIndex findLast findLastIndex sort toSorted'
for (let names = CALLING.split(' '), index = 0; index < names.length; index++) {
  calling.note(list[names[index]], 0)
}
calling.note(list.reduce, 1)
calling.note(list.reduceRight, 1)
calling.note(eachEntry, 0)
calling.note(eachItem, 0)

/** At which position a built-in of lists gives its callback the elements; undefined for all others. */
export const positionIn = ({ callee, receiver }) => (isArray(receiver) ? calling.of(callee) : undefined)

/** True where a list is looked through for a promise that is in it: it is compared as what it is. */
export const findsItself = ({ callee, receiver, args }) =>
  isPromise(args[0]) && reading.of(callee) === true && isContainer(receiver) && isIn(receiver, args[0])
const isIn = (items, value) => apply(indexOf, items, [value]) >= 0

const isSorting = (callee) => callee === sort || callee === toSorted

/** Has `add` take the promises that a built-in finds in that on which it is called; `copyFor` tells what is read. */
export function addElements(call, add, copyFor) {
  const { callee } = call
  const position = calling.of(callee)
  if (position !== undefined && !isSorting(callee)) giveValues(call, { at: 0, position }, { add, copyFor })
  else if (position !== undefined || reading.has(callee)) {
    readOnce(call)
    if (isArray(call.receiver) || (callee === sort && isContainer(call.receiver))) addRead(call, add, copyFor)
  }
}

/**
 * The callback of a built-in, its argument at `at`, is given values of what is in the container, at `position`. What
 * is there already is waited for before the call: what the callback puts there later is waited for in the middle of it.
 */
export function giveValues(call, { at, position, container = call.receiver }, { add, copyFor }) {
  const { args } = call
  // What it takes is known once it is there.
  if (isPromise(args[at])) call.wasOpen = true
  if (typeof args[at] !== 'function' || takesPromise(args[at], position)) return
  const callback = withValues(args[at], { copyFor: copyFor(args[at]), container })
  if (callback === args[at]) return
  put(args, at, callback)
  // What an accessor gives is only known once it is asked.
  if (!isContainer(container) || mayHaveAccessors(container)) return
  forEachPlace(container, (part) => {
    if (isPromise(part)) add(untilGiven(part))
  })
}

/** A wait for a promise, whose value or error is taken later. */
const untilGiven = (promise) => ({
  __proto__: null,
  get promise() {
    return untilSettled(promise)
  },
  write: () => {},
})

/** Elements of a list that is read, or sorted; the built-in is called on a copy, unless it changes the list. */
function addRead(call, add, copyFor) {
  const { args, callee, receiver } = call
  const looks = reading.of(callee)
  if (looks && isPromise(args[0]) && isIn(receiver, args[0])) return
  if (looks === undefined && typeof args[0] === 'function' && takesPromise(args[0], 0)) return
  // `join` converts what is in lists within the list.
  const converts = looks === false || copyFor(args[0]) === copyForConversion
  let copy = callee !== sort && isProxy(receiver) ? copyLike(receiver) : undefined
  const write = (index, value) => {
    copy ??= callee === sort ? receiver : copyLike(receiver)
    call.receiver = copy
    put(copy, index, converts ? copyForConversion(value, add) : value)
  }
  const elements = copy ?? receiver
  for (let index = 0; index < elements.length; index++) {
    if (!(index in elements)) continue
    const element = elements[index]
    if (isPromise(element)) {
      add({ promise: element, write: (value) => write(index, value) })
    } else if (converts && convertsPlainly(element)) {
      settleWithin(element, add)
    } else if (converts && isArray(element) && copyForConversion(element, noStep) !== element) write(index, element)
  }
}
const noStep = () => {}

// What is read may start a call: what was read is what the built-in finds.
function readOnce(call) {
  const { callee, receiver } = call
  if (callee === sort) return
  if (!isArray(receiver)) {
    // Whose `join` is not the engine's is made a text by that, or is no list.
    const items = callee === toString && receiver?.join !== join ? undefined : listFrom(receiver)
    if (items !== undefined) call.receiver = items
    return
  }
  if (isProxy(receiver) || mayHaveAccessors(receiver)) call.receiver = copyLike(receiver)
}
