/**
 * Built-in functions that call back, in a version that awaits a callback which may suspend. Each keeps the order of
 * calls and the result of the built-in. A version gives undefined when it does not apply (the callback cannot suspend,
 * the receiver is no plain array, …): then the built-in itself is called, and a callback that reaches a host function is
 * driven.
 */
import { box, unbox } from './box.js'
import { suspends } from './brand.js'
import { stableSort } from './stable-sort.js'
import { startCall } from './token.js'

const { apply } = Reflect
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, is } = Object
const { isArray, prototype: ArrayPrototype } = Array
const { get: mapGet, set } = Map.prototype
const { min, trunc } = Math
const NativeTypeError = TypeError

/** Built-in function → `(receiver, args) => Promise | undefined`. Kept private: guest code cannot reach it. */
export const asyncVersions = new Map()

const register = (builtIn, version) => {
  if (typeof builtIn === 'function') apply(set, asyncVersions, [builtIn, version])
}

/** Calls a callback and awaits it when it may suspend. */
const invoke = (callback, receiver, args) =>
  suspends(callback) ? startCall(callback, receiver, args) : apply(callback, receiver, args)

const isPlainArray = (value) =>
  isArray(value) &&
  getPrototypeOf(value) === ArrayPrototype &&
  getOwnPropertyDescriptor(value, 'constructor') === undefined

const put = (array, index, value) =>
  defineProperty(array, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true })

/** Registers an array method whose callback is its first argument. */
const onArray = (name, version) =>
  register(ArrayPrototype[name], (array, args) =>
    isPlainArray(array) && suspends(args[0]) ? version(array, args[0], args[1], args.length > 1) : undefined,
  )

onArray('map', async (array, callback, receiver) => {
  const { length } = array
  const result = []
  result.length = length
  for (let index = 0; index < length; index++) {
    if (index in array) put(result, index, unbox(await invoke(callback, receiver, [array[index], index, array])))
  }
  return result
})

onArray('forEach', async (array, callback, receiver) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array) await invoke(callback, receiver, [array[index], index, array])
  }
})

onArray('filter', async (array, callback, receiver) => {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const value = array[index]
    if (await invoke(callback, receiver, [value, index, array])) put(result, count++, value)
  }
  return result
})

onArray('some', async (array, callback, receiver) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array && (await invoke(callback, receiver, [array[index], index, array]))) return true
  }
  return false
})

onArray('every', async (array, callback, receiver) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array && !(await invoke(callback, receiver, [array[index], index, array]))) return false
  }
  return true
})

/** `find` and its kin: the first index, from either end, whose element passes; -1 when none does. */
const search = async (array, callback, receiver, fromEnd) => {
  const { length } = array
  for (let step = 0; step < length; step++) {
    const index = fromEnd ? length - 1 - step : step
    const value = array[index]
    if (await invoke(callback, receiver, [value, index, array])) return { index, value }
  }
  return { index: -1, value: undefined }
}
onArray('find', async (array, callback, receiver) => box((await search(array, callback, receiver, false)).value))
onArray('findIndex', async (array, callback, receiver) => (await search(array, callback, receiver, false)).index)
onArray('findLast', async (array, callback, receiver) => box((await search(array, callback, receiver, true)).value))
onArray('findLastIndex', async (array, callback, receiver) => (await search(array, callback, receiver, true)).index)

onArray('flatMap', async (array, callback, receiver) => {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const mapped = unbox(await invoke(callback, receiver, [array[index], index, array]))
    if (!isArray(mapped)) {
      put(result, count++, mapped)
      continue
    }
    for (let inner = 0; inner < mapped.length; inner++) if (inner in mapped) put(result, count++, mapped[inner])
  }
  return result
})

/** `reduce` and `reduceRight`. */
const fold = async (array, callback, initial, hasInitial, fromEnd) => {
  const { length } = array
  let step = 0
  let total = initial
  const at = () => (fromEnd ? length - 1 - step : step)
  if (!hasInitial) {
    while (step < length && !(at() in array)) step++
    if (step >= length) throw new NativeTypeError('Reduce of empty array with no initial value')
    total = array[at()]
    step++
  }
  for (; step < length; step++) {
    const index = at()
    if (index in array) total = unbox(await invoke(callback, undefined, [total, array[index], index, array]))
  }
  return box(total)
}
onArray('reduce', (array, callback, initial, hasInitial) => fold(array, callback, initial, hasInitial, false))
onArray('reduceRight', (array, callback, initial, hasInitial) => fold(array, callback, initial, hasInitial, true))

const sortWith = (callback) => async (left, right) => +unbox(await invoke(callback, undefined, [left, right]))

onArray('sort', async (array, callback) => {
  const { length } = array
  const present = []
  let count = 0
  for (let index = 0; index < length; index++) if (index in array) put(present, count++, array[index])
  const sorted = await stableSort(present, sortWith(callback))
  for (let index = 0; index < length; index++) {
    if (index < sorted.length) array[index] = sorted[index]
    else delete array[index]
  }
  return array
})

onArray('toSorted', (array, callback) => {
  const copy = []
  for (let index = 0; index < array.length; index++) put(copy, index, array[index])
  return stableSort(copy, sortWith(callback))
})

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

register(Array.from, (receiver, args) => {
  const items = args[0]
  const callback = args[1]
  const thisArg = args[2]
  if (receiver !== Array || !suspends(callback) || items === null || items === undefined) return undefined
  return (async () => {
    const result = []
    await eachOf(items, async (value, index) => put(result, index, unbox(await invoke(callback, thisArg, [value, index]))))
    return result
  })()
})

register(Object.groupBy, (_receiver, args) => {
  const items = args[0]
  const callback = args[1]
  if (!suspends(callback) || items === null || items === undefined) return undefined
  return (async () => {
    const groups = { __proto__: null }
    await eachOf(items, async (value, index) => {
      const answer = unbox(await invoke(callback, undefined, [value, index]))
      const key = typeof answer === 'symbol' ? answer : `${answer}`
      if (groups[key] === undefined) put(groups, key, [])
      put(groups[key], groups[key].length, value)
    })
    return groups
  })()
})

const NativeMap = Map
register(Map.groupBy, (_receiver, args) => {
  const items = args[0]
  const callback = args[1]
  if (!suspends(callback) || items === null || items === undefined) return undefined
  return (async () => {
    const groups = new NativeMap()
    await eachOf(items, async (value, index) => {
      const answer = unbox(await invoke(callback, undefined, [value, index]))
      const key = is(answer, -0) ? 0 : answer
      let group = apply(mapGet, groups, [key])
      if (group === undefined) apply(set, groups, [key, (group = [])])
      put(group, group.length, value)
    })
    return groups
  })()
})

/** `forEach` of a Map or Set: goes over the live collection, entries added on the way included. */
const onCollection = (prototype, entriesOf, argumentsOf) => {
  const { forEach, [entriesOf]: entries } = prototype
  const { next } = getPrototypeOf(apply(entries, prototype === Map.prototype ? new Map() : new Set(), []))
  register(forEach, (collection, args) => {
    const callback = args[0]
    const receiver = args[1]
    if (!suspends(callback)) return undefined
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

const { slice } = String.prototype
const isRegExp = (value) => typeof value === 'object' && value !== null && getPrototypeOf(value) === RegExp.prototype

/** `replace` and `replaceAll` with a function: all matches are found first, then replaced in order. */
const onReplace = (builtIn) =>
  register(builtIn, (text, args) => {
    const pattern = args[0]
    const callback = args[1]
    if (typeof text !== 'string' || !suspends(callback) || !(typeof pattern === 'string' || isRegExp(pattern))) {
      return undefined
    }
    const matches = []
    apply(builtIn, text, [pattern, (...match) => (put(matches, matches.length, match), '')])
    return (async () => {
      let result = ''
      let end = 0
      for (let index = 0; index < matches.length; index++) {
        const match = matches[index]
        const last = match.length - 1
        const offset = typeof match[last] === 'string' ? match[last - 1] : match[last - 2]
        const replacement = `${unbox(await invoke(callback, undefined, match))}`
        result += apply(slice, text, [end, offset]) + replacement
        end = offset + match[0].length
      }
      return result + apply(slice, text, [end])
    })()
  })
onReplace(String.prototype.replace)
onReplace(String.prototype.replaceAll)

const listOf = (...values) => values
const armed = (callee, receiver, args) => (suspends(callee) ? startCall(callee, receiver, args) : undefined)

// A call through `call`, `apply` or `Reflect.apply` is a call of its target. The list of arguments is read first, so
// that nothing of the guest's runs between the token and the target.
register(Function.prototype.call, (callee, args) => {
  if (!suspends(callee)) return undefined
  const rest = []
  for (let index = 1; index < args.length; index++) put(rest, index - 1, args[index])
  return startCall(callee, args[0], rest)
})
register(Function.prototype.apply, (callee, args) =>
  suspends(callee) ? armed(callee, args[0], apply(listOf, undefined, args[1] ?? [])) : undefined,
)
register(Reflect.apply, (_receiver, args) =>
  suspends(args[0]) ? armed(args[0], args[1], apply(listOf, undefined, args[2])) : undefined,
)
