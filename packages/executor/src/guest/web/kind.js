import {
  bigIntValueOf,
  booleanValueOf,
  bufferLength,
  dateGetTime,
  getPrototypeOf,
  hasOwn,
  isArray,
  mapGet,
  mapSet,
  mapSize,
  NativeMap,
  numberValueOf,
  objectToString,
  regExpSource,
  setSize,
  sharedBufferLength,
  stringValueOf,
  symbolValueOf,
  TypedArray,
  typedArrayTag,
  viewLength,
  weakHas,
} from './primordials.js'

const accept = () => true
const key = {}
const objectPrototype = Object.prototype

/** Built-in prototypes, the name of their kind, and a check that throws for anything else. */
const kinds = new NativeMap()
const kind = (prototype, name, check) => mapSet(kinds, prototype, { __proto__: null, name, check })
kind(Map.prototype, 'Map', mapSize)
kind(Set.prototype, 'Set', setSize)
kind(Date.prototype, 'Date', dateGetTime)
kind(RegExp.prototype, 'RegExp', regExpSource)
kind(ArrayBuffer.prototype, 'ArrayBuffer', bufferLength)
kind(SharedArrayBuffer.prototype, 'SharedArrayBuffer', sharedBufferLength)
kind(DataView.prototype, 'DataView', viewLength)
kind(Number.prototype, 'Number', numberValueOf)
kind(String.prototype, 'String', stringValueOf)
kind(Boolean.prototype, 'Boolean', booleanValueOf)
kind(BigInt.prototype, 'BigInt', bigIntValueOf)
kind(Symbol.prototype, 'Symbol', symbolValueOf)
kind(WeakMap.prototype, 'WeakMap', (value) => weakHas(value, key))
kind(WeakSet.prototype, 'WeakSet', accept)
kind(WeakRef.prototype, 'WeakRef', accept)
kind(Promise.prototype, 'Promise', accept)
kind(getPrototypeOf(function* () {}).prototype, 'Generator', accept)
kind(getPrototypeOf(async function* () {}).prototype, 'AsyncGenerator', accept)
kind(Error.prototype, 'Error', (value) => {
  if (!hasOwn(value, 'stack')) throw key
})
kind(TypedArray.prototype, 'TypedArray', (value) => {
  if (typedArrayTag(value) === undefined) throw key
})

/**
 * The kind of an object: `Array`, `Function`, `Map`, `TypedArray`, `Error`, …; `Object` for every other one.
 *
 * The kind follows from the prototypes and is then checked on the object, so a forged `Symbol.toStringTag` or
 * `Object.create(Map.prototype)` does not pass. May run the traps of a proxy.
 */
export function kindOf(value) {
  if (typeof value === 'function') return 'Function'
  if (isArray(value)) return 'Array'
  let prototype = getPrototypeOf(value)
  if (prototype === objectPrototype) return isArguments(value) ? 'Arguments' : 'Object'
  for (let depth = 0; prototype !== null && depth < 1000; depth++) {
    const found = mapGet(kinds, prototype)
    if (found !== undefined) return passes(found, value) ? found.name : 'Object'
    prototype = getPrototypeOf(prototype)
  }
  return 'Object'
}

function passes(found, value) {
  try {
    found.check(value)
    return true
  } catch {
    return false
  }
}

function isArguments(value) {
  // Only then asked, because the answer may run a getter of the guest's.
  return hasOwn(value, 'callee') && objectToString(value) === '[object Arguments]'
}
