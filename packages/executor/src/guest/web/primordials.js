/**
 * Built-ins as they were before any guest code ran.
 *
 * Everything here that takes a receiver is uncurried: `arrayJoin(list, ',')`. Code of this folder uses these in
 * whatever a guest could otherwise disturb by replacing a built-in. [MDN: Function.prototype.call, .bind]
 */
const { call, bind } = Function.prototype

/** Turns a method into a function that takes its receiver first: `uncurry(''.slice)(text, 1)`. */
export const uncurry = bind.bind(call)

export const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect
export const { create, keys: objectKeys, getOwnPropertySymbols, is, setPrototypeOf } = Object
export const { isArray } = Array
export const { isInteger, isFinite, isNaN } = Number
export const { min, max, floor, round, sqrt, abs } = Math
export const { parse: jsonParse, stringify: jsonStringify } = JSON
export const { fromCharCode, fromCodePoint } = String
export const { iterator: iteratorSymbol, toStringTag } = Symbol
// Under other names: guest code may put something else under theirs.
export const {
  DataView: NativeDataView,
  Date: NativeDate,
  Error: NativeError,
  Map: NativeMap,
  Object: NativeObject,
  RangeError: NativeRangeError,
  RegExp: NativeRegExp,
  Set: NativeSet,
  String: toText,
  TypeError: NativeTypeError,
  WeakMap: NativeWeakMap,
} = globalThis
export const parseDecimal = Number.parseFloat
export const parseWhole = Number.parseInt
export const encodeComponent = encodeURIComponent

export const hasOwn = Object.hasOwn
export const objectToString = uncurry(Object.prototype.toString)
export const functionToString = uncurry(Function.prototype.toString)

export const arrayJoin = uncurry(Array.prototype.join)
export const arraySlice = uncurry(Array.prototype.slice)
export const arraySort = uncurry(Array.prototype.sort)

export const charCodeAt = uncurry(String.prototype.charCodeAt)
export const codePointAt = uncurry(String.prototype.codePointAt)
export const stringSlice = uncurry(String.prototype.slice)
export const stringIndexOf = uncurry(String.prototype.indexOf)
export const stringRepeat = uncurry(String.prototype.repeat)
export const padStart = uncurry(String.prototype.padStart)
export const padEnd = uncurry(String.prototype.padEnd)
export const toLowerCase = uncurry(String.prototype.toLowerCase)
export const toUpperCase = uncurry(String.prototype.toUpperCase)
export const toWellFormed = uncurry(String.prototype.toWellFormed)
export const toFixed = uncurry(Number.prototype.toFixed)
export const regExpExec = uncurry(RegExp.prototype.exec)

export const numberValueOf = uncurry(Number.prototype.valueOf)
export const stringValueOf = uncurry(String.prototype.valueOf)
export const booleanValueOf = uncurry(Boolean.prototype.valueOf)
export const bigIntValueOf = uncurry(BigInt.prototype.valueOf)
export const symbolValueOf = uncurry(Symbol.prototype.valueOf)
export const symbolToString = uncurry(Symbol.prototype.toString)

export const dateGetTime = uncurry(Date.prototype.getTime)
export const dateToIso = uncurry(Date.prototype.toISOString)

const getter = (object, key) => uncurry(getOwnPropertyDescriptor(object, key).get)

export const regExpSource = getter(RegExp.prototype, 'source')
export const regExpFlags = getter(RegExp.prototype, 'flags')

export const mapGet = uncurry(Map.prototype.get)
export const mapSet = uncurry(Map.prototype.set)
export const mapHas = uncurry(Map.prototype.has)
export const mapDelete = uncurry(Map.prototype.delete)
export const mapSize = getter(Map.prototype, 'size')
export const mapEntries = uncurry(Map.prototype.entries)
export const mapNext = uncurry(new Map().entries().next)
export const setAdd = uncurry(Set.prototype.add)
export const setHas = uncurry(Set.prototype.has)
export const setSize = getter(Set.prototype, 'size')
export const setValues = uncurry(Set.prototype.values)
export const setNext = uncurry(new Set().values().next)
export const weakGet = uncurry(WeakMap.prototype.get)
export const weakSet = uncurry(WeakMap.prototype.set)
export const weakHas = uncurry(WeakMap.prototype.has)

export const bufferLength = getter(ArrayBuffer.prototype, 'byteLength')
export const bufferSlice = uncurry(ArrayBuffer.prototype.slice)
export const sharedBufferLength = getter(SharedArrayBuffer.prototype, 'byteLength')
export const viewBuffer = getter(DataView.prototype, 'buffer')
export const viewLength = getter(DataView.prototype, 'byteLength')
export const viewOffset = getter(DataView.prototype, 'byteOffset')
export const TypedArray = getPrototypeOf(Uint8Array)
export const typedArrayTag = getter(TypedArray.prototype, toStringTag)
export const typedArrayLength = getter(TypedArray.prototype, 'length')
export const typedArrayByteLength = getter(TypedArray.prototype, 'byteLength')
export const typedArrayBuffer = getter(TypedArray.prototype, 'buffer')
export const typedArrayOffset = getter(TypedArray.prototype, 'byteOffset')
export const typedArraySet = uncurry(TypedArray.prototype.set)
export const typedArraySubarray = uncurry(TypedArray.prototype.subarray)

/** True for an object of a native class: `instanceof` would ask the class, which guest code may have changed. */
export function isOfClass(value, constructor) {
  if (typeof value !== 'object' || value === null) return false
  for (let at = getPrototypeOf(value); at !== null; at = getPrototypeOf(at))
    if (at === constructor.prototype) return true
  return false
}

/** A new array without a prototype: setters planted on Array.prototype cannot see what is stored in it. */
export const list = () => setPrototypeOf([], null)

/** Adds `value` at the end of a list made by `list()`. */
export const append = (items, value) => {
  items[items.length] = value
}

/** A new record without a prototype. */
export const record = () => create(null)
