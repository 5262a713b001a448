/**
 * Built-in functions that call back, in a version that awaits a callback which may suspend. Each keeps the order of
 * calls and the result of the built-in. A version gives undefined when it does not apply (the callback cannot suspend,
 * the receiver is no plain array, …): then the built-in itself is called, and a callback that reaches a host function
 * is driven.
 */
import './array-callbacks.js'
import { allOf, invoke, isWaitedFor, opening, put, register } from './async-versions.js'
import { unbox } from './box.js'
import { suspends } from './brand.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { startCall } from './token.js'

const { apply } = Reflect
const { getPrototypeOf, is } = Object
const { get: mapGet, set } = Map.prototype
const { min, trunc } = Math

/** Goes through what `Array.from` and `groupBy` take: an iterable, closed when the work fails, or an array-like. */
const eachOf = async (items, work) => {
  const iteratorMethod = items[Symbol.iterator]
  let index = 0
  if (iteratorMethod === undefined || iteratorMethod === null) {
    const length = min(trunc(+items.length) || 0, Number.MAX_SAFE_INTEGER)
    for (; index < length; index++) await work(items[index], index)
    return index
  }
  const iterator = apply(iteratorMethod, items, [])
  const { next } = iterator
  for (;;) {
    const entry = apply(next, iterator, [])
    if (entry.done) return index
    try {
      await work(entry.value, index++)
    } catch (error) {
      try {
        if (iterator.return !== undefined) iterator.return()
      } catch {}
      throw error
    }
  }
}

register(Array.from, (receiver, args, gives) => {
  const items = args[0]
  const callback = args[1]
  const thisArg = args[2]
  if (receiver !== Array || !isWaitedFor(callback, gives) || items === null || items === undefined) return undefined
  return (async () => {
    const result = []
    await eachOf(items, async (value, index) => {
      const mapped = unbox(await invoke(callback, thisArg, [value, index]))
      put(result, index, gives && isPromise(mapped) ? await mapped : mapped)
    })
    return result
  })()
})

register(Object.groupBy, (_receiver, args, gives) => {
  const items = args[0]
  const callback = args[1]
  if (!isWaitedFor(callback, gives) || items === null || items === undefined) return undefined
  return (async () => {
    const groups = { __proto__: null }
    await eachOf(items, async (value, index) => {
      const given = unbox(await invoke(callback, undefined, [value, index]))
      const answer = gives && isPromise(given) ? await given : given
      const key = typeof answer === 'symbol' ? answer : `${answer}`
      if (groups[key] === undefined) put(groups, key, [])
      put(groups[key], groups[key].length, value)
    })
    return groups
  })()
})

const NativeMap = Map
register(Map.groupBy, (_receiver, args, gives) => {
  const items = args[0]
  const callback = args[1]
  if (!isWaitedFor(callback, gives) || items === null || items === undefined) return undefined
  return (async () => {
    const groups = new NativeMap()
    await eachOf(items, async (value, index) => {
      const given = unbox(await invoke(callback, undefined, [value, index]))
      const answer = gives && isPromise(given) ? await given : given
      const key = is(answer, -0) ? 0 : answer
      let group = apply(mapGet, groups, [key])
      if (group === undefined) {
        group = []
        apply(set, groups, [key, group])
      }
      put(group, group.length, value)
    })
    return groups
  })()
})

/** `forEach` of a Map or Set: goes over the live collection, entries added on the way included. */
const onCollection = (prototype, entriesOf, argumentsOf) => {
  const { forEach, [entriesOf]: entries } = prototype
  const { next } = getPrototypeOf(apply(entries, prototype === Map.prototype ? new Map() : new Set(), []))
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
      return allOf(order, answers)
    }
    const iterator = apply(entries, collection, [])
    return (async () => {
      for (;;) {
        const entry = apply(next, iterator, [])
        if (entry.done) return
        await invoke(callback, receiver, argumentsOf(entry.value, collection))
      }
    })()
  })
}
onCollection(Map.prototype, 'entries', (entry, map) => [entry[1], entry[0], map])
onCollection(Set.prototype, 'values', (value, set) => [value, value, set])

/** `forEach` of a typed array: callbacks that may suspend come one after the other, others side by side. */
const typed = getPrototypeOf(Uint8Array.prototype)
register(typed.forEach, (array, args, gives) => {
  const callback = args[0]
  if (!isWaitedFor(callback, gives)) return undefined
  const calls = []
  const note = function (...given) {
    put(calls, calls.length, suspends(callback) ? { receiver: this, given } : applyGiving(callback, this, given))
  }
  const order = opening()
  apply(typedEach, array, [note, args[1]])
  if (!suspends(callback)) return allOf(order, calls)
  return (async () => {
    for (let index = 0; index < calls.length; index++) {
      await invoke(callback, calls[index].receiver, calls[index].given)
    }
  })()
})
const { forEach: typedEach } = typed

const { slice } = String.prototype
const isRegExp = (value) => typeof value === 'object' && value !== null && getPrototypeOf(value) === RegExp.prototype

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
    return (async () => {
      let result = ''
      let end = 0
      for (let index = 0; index < matches.length; index++) {
        const match = matches[index]
        const last = match.length - 1
        const offset = typeof match[last] === 'string' ? match[last - 1] : match[last - 2]
        const given = unbox(await invoke(callback, undefined, match))
        const replacement = `${gives && isPromise(given) ? await given : given}`
        result += apply(slice, text, [end, offset]) + replacement
        end = offset + match[0].length
      }
      return result + apply(slice, text, [end])
    })()
  })
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
