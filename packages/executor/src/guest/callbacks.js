/**
 * Built-in functions that call back, in a version that awaits a callback which may suspend. Each keeps the order of
 * calls and the result of the built-in. A version gives undefined when it does not apply (the callback cannot suspend,
 * the receiver is no plain array, …): then the built-in itself is called, and a callback that reaches a host function
 * is driven.
 */
import './array-callbacks.js'
import { allOf, allOrNone, calledBack, holdsPromise, isWaitedFor, opening, put, register } from './async-versions.js'
import { suspends } from './brand.js'
import { takeSteps } from './callback-steps.js'
import { applyGiving } from './giving.js'
import { startCall } from './token.js'

const { apply } = Reflect
const NativeMap = Map
const NativeSet = Set
const NativeTypeError = TypeError
const { getOwnPropertyDescriptor, getPrototypeOf, is } = Object
const { prototype: MapPrototype } = Map
const { get: mapGet, set } = MapPrototype
const { min, trunc } = Math
const { MAX_SAFE_INTEGER } = Number
const { iterator } = Symbol

/**
 * The way through what `Array.from` and `groupBy` take: an iterable, closed when the work fails, or for the former an
 * array-like (`isIndexed`).
 */
const wayThrough = (items, isIndexed) => {
  const iteratorMethod = items[iterator]
  if (isIndexed && (iteratorMethod === undefined || iteratorMethod === null)) {
    const length = min(trunc(+items.length) || 0, MAX_SAFE_INTEGER)
    let index = 0
    return { __proto__: null, next: () => ({ done: index >= length, value: items[index++] }), close: () => {} }
  }
  if (typeof iteratorMethod !== 'function') throw new NativeTypeError('value is not iterable')
  const steps = apply(iteratorMethod, items, [])
  if (!isObject(steps)) throw new NativeTypeError('not an object')
  const { next } = steps
  const close = () => {
    try {
      if (steps.return !== undefined) steps.return()
    } catch {}
  }
  return { __proto__: null, next: () => stepOf(apply(next, steps, [])), close }
}

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function'

function stepOf(step) {
  if (!isObject(step)) throw new NativeTypeError('iterator must return an object')
  return step
}

/** Calls back with each, and fills a result with what that gives. */
function* eachOf(items, call, { result, add, isIndexed = false }) {
  const way = wayThrough(items, isIndexed)
  for (let index = 0; ; index++) {
    const entry = way.next()
    if (entry.done) return result
    const { value } = entry
    try {
      add(yield call(value, index), value, index)
    } catch (error) {
      way.close()
      throw error
    }
  }
}

/** Registers a built-in that goes through its first argument; `made` gives a result to fill. */
const onItems = (builtIn, owner, made) =>
  register(builtIn, (receiver, args, gives) => {
    const items = args[0]
    const callback = args[1]
    if ((owner !== undefined && receiver !== owner) || !isWaitedFor(callback, gives)) return undefined
    if (items === null || items === undefined) return undefined
    const call = (value, index) => calledBack(callback, owner === undefined ? undefined : args[2], [value, index])
    return takeSteps(eachOf(items, call, made()), gives)
  })

onItems(Array.from, Array, () => {
  const result = []
  return { __proto__: null, result, isIndexed: true, add: (mapped, _value, index) => put(result, index, mapped) }
})

onItems(Object.groupBy, undefined, () => {
  const groups = { __proto__: null }
  const add = (answer, value) => {
    const key = typeof answer === 'symbol' ? answer : `${answer}`
    if (groups[key] === undefined) put(groups, key, [])
    put(groups[key], groups[key].length, value)
  }
  return { __proto__: null, result: groups, add }
})

onItems(Map.groupBy, undefined, () => {
  const groups = new NativeMap()
  const add = (answer, value) => {
    const key = is(answer, -0) ? 0 : answer
    let group = apply(mapGet, groups, [key])
    if (group === undefined) {
      group = []
      apply(set, groups, [key, group])
    }
    put(group, group.length, value)
  }
  return { __proto__: null, result: groups, add }
})

/** `forEach` of a Map or Set: goes over the live collection, entries added on the way included. */
const onCollection = (prototype, entriesOf, argumentsOf) => {
  const { forEach, [entriesOf]: entries } = prototype
  const { next } = getPrototypeOf(apply(entries, prototype === MapPrototype ? new NativeMap() : new NativeSet(), []))
  function* inTurn(collection, callback, receiver) {
    const order = opening()
    const answers = []
    const iterator = apply(entries, collection, [])
    for (let entry = apply(next, iterator, []); !entry.done; entry = apply(next, iterator, []))
      put(answers, answers.length, yield calledBack(callback, receiver, argumentsOf(entry.value, collection)))
    if (holdsPromise(answers)) yield allOf(order, answers)
  }
  register(forEach, (collection, args, gives) => {
    const callback = args[0]
    const receiver = args[1]
    if (!isWaitedFor(callback, gives)) return undefined
    if (!suspends(callback)) {
      const order = opening()
      const answers = []
      const note = function (...given) {
        put(answers, answers.length, applyGiving(callback, this, given))
      }
      apply(forEach, collection, [note, receiver])
      return allOrNone(order, answers)
    }
    return takeSteps(inTurn(collection, callback, receiver), false)
  })
}
onCollection(Map.prototype, 'entries', (entry, map) => [entry[1], entry[0], map])
onCollection(Set.prototype, 'values', (value, set) => [value, value, set])

/** `forEach` of a typed array: callbacks that may suspend come one after the other, others side by side. */
const typed = getPrototypeOf(Uint8Array.prototype)
const { forEach: typedEach } = typed
const { get: lengthOfTyped } = getOwnPropertyDescriptor(typed, 'length')
register(typedEach, (array, args, gives) => {
  const callback = args[0]
  if (!isWaitedFor(callback, gives)) return undefined
  if (suspends(callback)) return isTyped(array) ? takeSteps(typedInTurn(array, callback, args[1]), false) : undefined
  const answers = []
  const note = function (...given) {
    put(answers, answers.length, applyGiving(callback, this, given))
  }
  const order = opening()
  apply(typedEach, array, [note, args[1]])
  return allOrNone(order, answers)
})

/** False where the built-in throws, or has nothing to call back with. */
function isTyped(array) {
  try {
    return apply(lengthOfTyped, array, []) > 0
  } catch {
    return false
  }
}

function* typedInTurn(array, callback, receiver) {
  const order = opening()
  const answers = []
  const length = apply(lengthOfTyped, array, [])
  for (let index = 0; index < length; index++)
    put(answers, index, yield calledBack(callback, receiver, [array[index], index, array]))
  if (holdsPromise(answers)) yield allOf(order, answers)
}

const { slice } = String.prototype
const { prototype: RegExpPrototype } = RegExp
const isRegExp = (value) => typeof value === 'object' && value !== null && getPrototypeOf(value) === RegExpPrototype

/** `replace` and `replaceAll` with a function: all matches are found first, then replaced in order. */
const onReplace = (builtIn) =>
  register(builtIn, (text, args, gives) => {
    const pattern = args[0]
    const callback = args[1]
    if (
      typeof text !== 'string' ||
      !isWaitedFor(callback, gives) ||
      !(typeof pattern === 'string' || isRegExp(pattern))
    ) {
      return undefined
    }
    const matches = []
    const collect = (...match) => {
      put(matches, matches.length, match)
      return ''
    }
    apply(builtIn, text, [pattern, collect])
    return takeSteps(replaced(text, matches, callback), gives)
  })

function* replaced(text, matches, callback) {
  let result = ''
  let end = 0
  for (let index = 0; index < matches.length; index++) {
    const match = matches[index]
    const last = match.length - 1
    const offset = typeof match[last] === 'string' ? match[last - 1] : match[last - 2]
    const replacement = `${yield calledBack(callback, undefined, match)}`
    result += apply(slice, text, [end, offset]) + replacement
    end = offset + match[0].length
  }
  return result + apply(slice, text, [end])
}
onReplace(String.prototype.replace)
onReplace(String.prototype.replaceAll)

const listOf = (...values) => values

// A call through `call`, `apply` or `Reflect.apply` is a call of its target. The list of arguments is read first, so
// that nothing of the guest's runs between the token and the target.
register(Function.prototype.call, (callee, args, _gives, wanted) => {
  if (!suspends(callee)) return undefined
  const rest = []
  for (let index = 1; index < args.length; index++) put(rest, index - 1, args[index])
  return startCall(callee, args[0], rest, wanted)
})
register(Function.prototype.apply, (callee, args, _gives, wanted) =>
  suspends(callee) ? startCall(callee, args[0], apply(listOf, undefined, args[1] ?? []), wanted) : undefined,
)
register(Reflect.apply, (_receiver, args, _gives, wanted) =>
  suspends(args[0]) ? startCall(args[0], args[1], apply(listOf, undefined, args[2]), wanted) : undefined,
)
