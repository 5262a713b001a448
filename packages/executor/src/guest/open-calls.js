/**
 * Calls whose arguments may be promises, or whose receiver may hold some: who is called says which of them stay.
 * Methods of containers, functions of promises and parameters with a use for promises keep them; all else gets values.
 */
import { lengthOf, lengthStep } from './array-likes.js'
import { isFold, put } from './async-versions.js'
import { isAsked } from './brand.js'
import { isKnown, makeTable } from './built-in-table.js'
import { addConverted, isConverting, learnConverting } from './converting.js'
import { copyForJson, copyForSettling } from './deep-copy.js'
import { learnDefining } from './described.js'
import { addElements, findsItself, learnReading, positionIn } from './elements.js'
import { goesThrough } from './gone-through.js'
import { addWithin, hasData, learnPassing, looksAt, puts } from './hand-over.js'
import './helper-callbacks.js'
import { isKeeping, keepsAt, learnKept } from './kept-arguments.js'
import { looksForValue } from './keys.js'
import { copyForConversion } from './lists.js'
import { addLookedInto } from './looked-into.js'
import { isPromise } from './promises.js'
import { asksWithin, isResolver, takesPromise } from './takes.js'

const { apply } = Reflect
const { is: objectIs } = Object

const OF_EACH = ['then', 'catch', 'finally']
const { has: hasItem } = Set.prototype

/** Built-ins that read values at every depth. */
const deep = makeTable('reads deep')
const { stringify } = JSON
deep.note(stringify)

/** A bound function takes what its target does. */
let bind

/** Takes note of built-ins that read elements or convert, once all that the library replaces is in place. */
export function learnBuiltIns() {
  ;({ bind } = Function.prototype)
  learnPassing()
  learnReading()
  learnKept()
  learnConverting()
  learnDefining()
}

/** Notes a built-in that reads what it is given at every depth: `console.log` and its kin, `structuredClone`. */
export const readsDeep = (builtIn) => deep.note(builtIn)

const { call: callMethod, apply: applyMethod } = Function.prototype
const { apply: reflectApply } = Reflect
const listOf = (...values) => values
const MAX_THROUGH = 100

/**
 * True for a call in which nothing is to be waited for, as most are: of a function of which nothing is noted, with
 * primitive values, or with what it asks for promises in by itself. It is made as it is written.
 */
export function isPlainCall(callee, receiver, args) {
  if (typeof callee !== 'function' || isKnown(callee) || isAsked(callee)) return false
  if (receiver !== undefined && looksAt(callee, receiver)) return false
  for (let index = 0; index < args.length; index++) {
    const given = args[index]
    if (typeof given === 'object' && given !== null && (!asksWithin(callee, index) || isPromise(given))) return false
    if (typeof given === 'function' && hasData(given)) return false
  }
  return true
}

/** A call through `call`, `apply` or `Reflect.apply` is a call of its target: that says which promises stay. */
export function callOf(callee, receiver, args) {
  const at = { __proto__: null, callee, receiver, args, isThrough: false, wasOpen: false }
  // A list may lead to itself.
  for (let depth = 0; depth < MAX_THROUGH; depth++) {
    const isReflect = at.callee === reflectApply
    const target = isReflect ? at.args[0] : at.receiver
    const isThrough = isReflect || at.callee === callMethod || at.callee === applyMethod
    if (!isThrough || typeof target !== 'function') return at
    const first = isReflect ? 1 : 0
    let rest
    if (at.callee === callMethod) {
      rest = []
      for (let index = 1; index < at.args.length; index++) put(rest, index - 1, at.args[index])
    } else {
      const list = at.args[first + 1]
      // What is no list is for the built-in, and what is still to come is waited for.
      if (typeof list !== 'object' || list === null || isPromise(list) || lengthOf(list) !== undefined) return at
      rest = apply(listOf, undefined, list)
    }
    at.callee = target
    at.receiver = at.args[first]
    at.args = rest
    at.isThrough = true
  }
  return at
}

/** Methods of promises: those are called on what is a promise. */
const ofPromise = makeTable('is of promises')
for (let index = 0; index < OF_EACH.length; index++) ofPromise.note(Promise.prototype[OF_EACH[index]])

/**
 * What must be settled before a call: a list of promises, each with what takes its value; undefined for none. Once all
 * are taken, `call` has the receiver and arguments to call with.
 */
export function stepsOf(call) {
  const { callee } = call
  if (isPromise(callee)) return calleeSteps(call)
  const isBuiltIn = isKnown(callee)
  const first = isBuiltIn ? (lengthStep(call, goesThrough(callee)) ?? listOfArguments(call)) : undefined
  if (first !== undefined) return openedBy(call, first)
  let steps
  const add = (step) => {
    steps ??= []
    put(steps, steps.length, step)
  }
  if (isBuiltIn) addGiven(call, add)
  else addArguments(call, add)
  if (call.isThrough && isPromise(call.receiver) && !ofPromise.has(callee)) {
    const write = (value) => {
      call.receiver = value
    }
    add({ promise: call.receiver, write })
  }
  if (isBuiltIn) addFound(call, add)
  if (typeof callee === 'function' && (!isBuiltIn || puts(call) || !isKeeping(callee)))
    addWithin(call, isBuiltIn ? positionIn(call) : undefined, add)
  return steps
}

/** What a built-in is given, as far as it makes a value of that. */
function addGiven(call, add) {
  const { callee, args } = call
  if (callee === stringify) call.args = copyForJson(args, add)
  else if (deep.has(callee)) call.args = copyForSettling(args, add)
  else {
    addArguments(call, add)
    if (looksForValue(call)) add({ promise: args[0], write: (value) => put(args, 0, value) })
  }
  if (isConverting(callee)) addConverted(call, args, add)
}

/** What it finds in that on which it is called, and in its arguments. */
function addFound(call, add) {
  const { callee, args } = call
  if (callee === hasItem && !isPromise(args[0])) call.receiver = copyForSettling(call.receiver, add)
  addElements(call, add, copyFor)
  addLookedInto(call, add, copyFor)
}

/** What a built-in, which may be a callback, reads of what it is given: undefined for no more than that. */
function copyFor(builtIn) {
  if (isConverting(builtIn)) return copyForConversion
  if (builtIn === stringify) return copyForJson
  return deep.has(builtIn) ? copyForSettling : undefined
}

/** A promise of a function: what becomes of the arguments is known once it is there. */
function calleeSteps(call) {
  const write = (callee) => {
    call.callee = callee
  }
  return openedBy(call, { promise: call.callee, write })
}

/** What is called with which arguments is known once a promise is there. */
function openedBy(call, { promise, write }) {
  const open = (value) => {
    write(value)
    const made = callOf(call.callee, call.receiver, call.args)
    call.callee = made.callee
    call.receiver = made.receiver
    call.args = made.args
    call.isThrough ||= made.isThrough
    call.wasOpen = true
  }
  return [{ promise, write: open }]
}

/** A wait for the list of arguments that `apply` is given, or for its length; undefined for none. */
function listOfArguments({ callee, receiver, args }) {
  const isReflect = callee === reflectApply
  if (!isReflect && callee !== applyMethod) return undefined
  if (typeof (isReflect ? args[0] : receiver) !== 'function') return undefined
  const at = isReflect ? 2 : 1
  if (!isPromise(args[at])) return lengthOf(args[at])
  return { __proto__: null, promise: args[at], write: (value) => put(args, at, value) }
}

/**
 * What a promise gave may be a list with others, where a built-in converts it; of a promise of a function it is told
 * now what it takes.
 */
export function furtherSteps(call) {
  if (call.wasOpen) {
    call.wasOpen = false
    return stepsOf(call)
  }
  // Copies for those who read at every depth take what is in it by themselves.
  return isConverting(call.callee) || goesThrough(call.callee) ? stepsOf(call) : undefined
}

/** Takes all that a call has to know, where nothing can wait. */
export function takeNow(steps, pending, wait) {
  for (let open = steps; open !== undefined; open = furtherSteps(pending)) {
    for (let index = 0; index < open.length; index++) open[index].write(wait(open[index].promise))
  }
}

/** True where a promise is compared with itself: it is the same, whatever it comes to. */
const isItself = ({ callee, args }) => callee === objectIs && args[0] === args[1]

/** True for an argument that is compared as what it is. */
const isComparedAt = (call, index) => (index === 0 && findsItself(call)) || isItself(call)

function addArguments(call, add) {
  const { callee, args, receiver } = call
  const isBind = callee === bind && typeof receiver === 'function'
  const isAdded = puts(call)
  for (let index = 0; index < args.length; index++) {
    if (!isPromise(args[index]) || (typeof callee === 'function' && takesPromise(callee, index))) continue
    if (!isAdded && (keepsAt(callee, index, args.length) || isComparedAt(call, index))) continue
    // `resolve(p)`
    if (index === 0 && typeof callee === 'function' && isResolver(callee)) continue
    if (isBind && index > 0 && takesPromise(receiver, index - 1)) continue
    // What a fold starts with is the first argument of its callback.
    if (index === 1 && isFold(callee) && typeof args[0] === 'function' && takesPromise(args[0], 0)) continue
    add({ promise: args[index], write: (value) => put(args, index, value) })
  }
}
