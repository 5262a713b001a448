/**
 * Calls whose arguments may be promises, or whose receiver may hold some: who is called says which of them stay.
 * Methods of containers, functions of promises and parameters with a use for promises keep them; all else gets values.
 */
import { mayHaveAccessors } from './accessors.js'
import { isFold, put } from './async-versions.js'
import { addConverted, isConverting, learnConverting } from './converting.js'
import { copyForSettling } from './deep-copy.js'
import { learnDefining } from './described.js'
import { goesThrough } from './gone-through.js'
import { addWithin, learnPassing, puts } from './hand-over.js'
import './helper-callbacks.js'
import { isKeeping, keepsAt } from './kept-arguments.js'
import { looksForValue } from './keys.js'
import { copyForConversion, copyLike } from './lists.js'
import { addLookedInto } from './looked-into.js'
import { convertsPlainly } from './plain-methods.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'
import { isResolver, takesPromise } from './takes.js'
import { settleWithin } from './within.js'

const { apply } = Reflect
const { get, has, set } = Map.prototype
const { isArray, prototype: list } = Array
const { is: objectIs } = Object

const LOOKING_FOR = ['indexOf', 'lastIndexOf', 'includes']
const OF_EACH = ['then', 'catch', 'finally']
const { indexOf } = list

/** Built-ins of lists that look at the elements themselves; those that look for a promise compare it as such. */
const reading = new Map()
const READING = ['join', 'toString', 'toLocaleString', ...LOOKING_FOR]

/** Built-ins of lists that call back with elements, and at which position. */
const calling = new Map()
const CALLING = 'map flatMap filter forEach some every find findIndex findLast findLastIndex sort toSorted'
for (let names = CALLING.split(' '), index = 0; index < names.length; index++) {
  if (typeof list[names[index]] === 'function') apply(set, calling, [list[names[index]], 0])
}
apply(set, calling, [list.reduce, 1])
apply(set, calling, [list.reduceRight, 1])

/** Built-ins that read values at every depth. */
const deep = new Map()
const { stringify } = JSON
apply(set, deep, [stringify, true])

/** A bound function takes what its target does. */
let bind

/** Takes note of built-ins that read elements or convert, once all that the library replaces is in place. */
export function learnBuiltIns() {
  ;({ bind } = Function.prototype)
  learnPassing()
  for (let index = 0; index < READING.length; index++) apply(set, reading, [list[READING[index]], index > 2])
  learnConverting()
  learnDefining()
}

/** Notes a built-in that reads what it is given at every depth: `console.log` and its kin, `structuredClone`. */
export function readsDeep(builtIn) {
  apply(set, deep, [builtIn, true])
}

const { call: callMethod, apply: applyMethod } = Function.prototype
const { apply: reflectApply } = Reflect
const listOf = (...values) => values
const MAX_THROUGH = 100

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
      // What is no list, or still to come, is for the built-in.
      if (typeof list !== 'object' || list === null || isPromise(list)) return at
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
const ofPromise = new Map()
for (let index = 0; index < OF_EACH.length; index++) apply(set, ofPromise, [Promise.prototype[OF_EACH[index]], true])

/**
 * What must be settled before a call: a list of promises, each with what takes its value; undefined for none. Once all
 * are taken, `call` has the receiver and arguments to call with.
 */
export function stepsOf(call) {
  const { callee, args } = call
  if (isPromise(callee)) return calleeSteps(call)
  if (isArray(call.receiver)) readOnce(call)
  let steps
  const add = (step) => {
    steps ??= []
    put(steps, steps.length, step)
  }
  if (apply(has, deep, [callee])) call.args = copyForSettling(args, add, callee === stringify)
  else {
    addArguments(call, add)
    if (looksForValue(call)) add({ promise: args[0], write: (value) => put(args, 0, value) })
  }
  if (isConverting(callee)) addConverted(call, args, add)
  if (call.isThrough && isPromise(call.receiver) && !apply(has, ofPromise, [callee])) {
    const write = (value) => {
      call.receiver = value
    }
    add({ promise: call.receiver, write })
  }
  if (isArray(call.receiver)) addElements(call, args, add)
  else if (callee === eachEntry || callee === eachItem) addEntries(call, args, add)
  else if (callee === hasItem && !isPromise(args[0])) call.receiver = copyForSettling(call.receiver, add)
  addLookedInto(call, add, isConverting)
  if (typeof callee === 'function' && (puts(call) || !isKeeping(callee))) {
    addWithin(call, apply(get, calling, [callee]), add)
  }
  return steps
}

/** A promise of a function: what becomes of the arguments is known once it is there. */
function calleeSteps(call) {
  const write = (callee) => {
    const made = callOf(callee, call.receiver, call.args)
    call.callee = made.callee
    call.receiver = made.receiver
    call.args = made.args
    call.isThrough = made.isThrough
    call.wasOpen = true
  }
  return [{ promise: call.callee, write }]
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

/** True where a list is looked through for a promise that is in it: it is compared as what it is. */
const findsItself = ({ callee, receiver, args }) =>
  isPromise(args[0]) && apply(get, reading, [callee]) === true && isArray(receiver) && isIn(receiver, args[0])
const isIn = (items, value) => apply(indexOf, items, [value]) >= 0

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

/** Elements of the list on which a built-in is called; it is called on a copy, unless it changes the list. */
function addElements(call, args, add) {
  const { callee, receiver } = call
  const looks = apply(get, reading, [callee])
  const position = looks === undefined ? apply(get, calling, [callee]) : undefined
  if (looks === undefined && position === undefined) return
  if (looks && isPromise(args[0]) && isIn(receiver, args[0])) return
  if (position !== undefined && typeof args[0] === 'function' && takesPromise(args[0], position)) return
  // `join` converts what is in lists within the list, and so does `map(String)`.
  const converts = looks === false || isConverting(args[0])
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

// What is read may start a call: what was read is what the built-in finds. Callbacks are given a Proxy as it is.
function readOnce(call) {
  const { callee, receiver } = call
  const isRead = apply(has, reading, [callee])
  if (!isRead && (callee === sort || isProxy(receiver) || !apply(has, calling, [callee]))) return
  if (isProxy(receiver) || mayHaveAccessors(receiver)) call.receiver = copyLike(receiver)
}

/** `forEach` of a Map or Set is called on a copy with values. */
function addEntries(call, args, add) {
  if (typeof args[0] === 'function' && takesPromise(args[0], 0)) return
  call.receiver = copyForSettling(call.receiver, add)
}

const { forEach: eachEntry } = Map.prototype
const { forEach: eachItem, has: hasItem } = Set.prototype
const { sort } = list
