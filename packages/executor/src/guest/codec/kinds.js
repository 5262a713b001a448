import {
  apply,
  bareMap,
  bigintValue,
  booleanValue,
  bufferLength,
  constructors,
  dataView,
  dateTime,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isArray,
  isError,
  mapSize,
  numberValue,
  ObjectPrototype,
  regexpSource,
  setSize,
  stringValue,
  toStringTag,
  typedArray,
} from './built-ins.js'

// A row per native prototype: the kind, and a probe of the internal slot that throws when it is missing. Only objects
// whose chain holds the prototype are probed, so an ordinary instance costs no failed probe.
const table = bareMap()
const row = (prototype, kind, probe) => table.set(prototype, { __proto__: null, kind, probe })
const accept = () => true

row(Date.prototype, 'D', dateTime)
row(RegExp.prototype, 'R', regexpSource)
row(Map.prototype, 'M', mapSize)
row(Set.prototype, 'S', setSize)
row(Error.prototype, 'E', accept)
row(ArrayBuffer.prototype, 'B', bufferLength)
row(getPrototypeOf(Uint8Array.prototype), 'V', (value) => constructors[typedArray.kind(value)].prototype)
// Not every host has one to receive it.
if (typeof Float16Array === 'function') row(Float16Array.prototype, 'is a Float16Array', accept)
row(DataView.prototype, 'V', dataView.buffer)
row(Number.prototype, 'number', numberValue)
row(String.prototype, 'string', stringValue)
row(Boolean.prototype, 'boolean', booleanValue)
row(BigInt.prototype, 'bigint', bigintValue)
row(Symbol.prototype, 'is a symbol', accept)
row(Promise.prototype, 'is a promise (await it first)', accept)
row(WeakMap.prototype, 'is a WeakMap', accept)
row(WeakSet.prototype, 'is a WeakSet', accept)
row(WeakRef.prototype, 'is a WeakRef', accept)
row(FinalizationRegistry.prototype, 'is a FinalizationRegistry', accept)
if (typeof SharedArrayBuffer === 'function') row(SharedArrayBuffer.prototype, 'is a SharedArrayBuffer', accept)
const iterator = 'is an iterator (spread it into an array first)'
const arrayIterator = getPrototypeOf([][Symbol.iterator]())
row(getPrototypeOf(arrayIterator), iterator, accept)
row(getPrototypeOf(getPrototypeOf(getPrototypeOf((async function* () {})()))), iterator, accept)

/**
 * Tells what an object is, by its internal slots where it has any.
 * @param {object} source any object but a function
 * @returns {string} 'a' array, 'o' plain object, 'i' class instance, one letter per built-in that crosses (D R M S E B
 * V), 'number' 'string' 'boolean' 'bigint' boxed, 'U' URLSearchParams, or a sentence ("is a WeakMap") for what cannot
 * cross
 */
export function kindOf(source) {
  if (isArray(source)) return 'a'
  let prototype = getPrototypeOf(source)
  if (prototype === ObjectPrototype || prototype === null) return 'o'
  // A Proxy may answer with new prototypes for ever.
  for (let steps = 0; prototype !== null && steps < 1_000; steps++) {
    const found = table.get(prototype)
    if (found !== undefined && holds(found.probe, source)) return found.kind
    prototype = getPrototypeOf(prototype)
  }
  return isError(source) ? 'E' : source[toStringTag] === 'URLSearchParams' ? 'U' : 'i'
}

function holds(probe, source) {
  try {
    probe(source)
    return true
  } catch {
    return false
  }
}

/**
 * Finds the `toJSON` method of a class instance; one planted on Object.prototype does not count.
 * @param {object} source a class instance
 * @returns {Function | undefined} the method
 */
export function findToJson(source) {
  let holder = source
  for (let steps = 0; holder !== null && holder !== ObjectPrototype && steps < 1_000; steps++) {
    const found = getOwnPropertyDescriptor(holder, 'toJSON')
    if (found !== undefined) return typeof found.value === 'function' ? found.value : undefined
    holder = getPrototypeOf(holder)
  }
  return undefined
}

/**
 * Calls a `toJSON` method as `JSON.stringify` does.
 * @param {Function} method
 * @param {object} source its receiver
 * @returns {unknown} what crosses in its place
 */
export function callToJson(method, source) {
  return apply(method, source, [''])
}
