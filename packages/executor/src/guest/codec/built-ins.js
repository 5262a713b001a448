/**
 * The built-ins of the codec, taken before any guest code runs. Nothing in `codec/` may reach a built-in any other way:
 * no method call on a guest value, no `for…of`, no array spread or destructuring, no write to an index that may be
 * absent (a guest can plant setters, iterators and `toJSON` on every prototype), and no template literal with a hole:
 * the engine compiles it to a call of `String.prototype.concat`.
 */

const { apply, getPrototypeOf, ownKeys, defineProperty, getOwnPropertyDescriptor, setPrototypeOf } = Reflect
const bind = Function.prototype.bind
const call = Function.prototype.call

/** Turns a method into a function that takes its receiver first; a bound function looks nothing up when called. */
const withReceiver = (method) => apply(bind, call, [method])
const getterOf = (prototype, key) => withReceiver(getOwnPropertyDescriptor(prototype, key).get)

export { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys }

export const { stringify, parse } = JSON
export const { isArray } = Array
export const { max } = Math
export const { keys } = Object
export const { isError } = Error
export const isInteger = Number.isInteger
export const toBigInt = BigInt
export const toStringTag = Symbol.toStringTag

export const hasOwn = withReceiver(Object.prototype.hasOwnProperty)
export const slice = withReceiver(String.prototype.slice)
export const charCodeAt = withReceiver(String.prototype.charCodeAt)
export const bigintToString = withReceiver(BigInt.prototype.toString)

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype)
const view = (prototype) => ({
  __proto__: null,
  buffer: getterOf(prototype, 'buffer'),
  byteOffset: getterOf(prototype, 'byteOffset'),
  byteLength: getterOf(prototype, 'byteLength'),
})
export const typedArray = {
  ...view(TypedArrayPrototype),
  __proto__: null,
  kind: getterOf(TypedArrayPrototype, toStringTag),
  length: getterOf(TypedArrayPrototype, 'length'),
  join: withReceiver(TypedArrayPrototype.join),
  set: withReceiver(TypedArrayPrototype.set),
}
export const dataView = view(DataView.prototype)
export const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength')

export const dateTime = withReceiver(Date.prototype.getTime)
export const mapSize = getterOf(Map.prototype, 'size')
export const mapForEach = withReceiver(Map.prototype.forEach)
export const mapSet = withReceiver(Map.prototype.set)
export const setSize = getterOf(Set.prototype, 'size')
export const setForEach = withReceiver(Set.prototype.forEach)
export const setAdd = withReceiver(Set.prototype.add)
export const numberValue = withReceiver(Number.prototype.valueOf)
export const stringValue = withReceiver(String.prototype.valueOf)
export const booleanValue = withReceiver(Boolean.prototype.valueOf)
export const bigintValue = withReceiver(BigInt.prototype.valueOf)

export const regexpSource = getterOf(RegExp.prototype, 'source')
/** Letter and getter of each flag. The getter of `flags` itself reads the others by name, so it is not used. */
export const regexpFlags = bare([])
const flagNames = ['hasIndices', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky']
for (let index = 0; index < flagNames.length; index++) {
  if (getOwnPropertyDescriptor(RegExp.prototype, flagNames[index]) === undefined) continue
  const read = getterOf(RegExp.prototype, flagNames[index])
  regexpFlags[regexpFlags.length] = { __proto__: null, letter: 'dgimsuvy'[index], read }
}

/** Constructors by name: what `decode` may make. */
export const constructors = {
  __proto__: null,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
  ArrayBuffer,
  Date,
  Map,
  Set,
  RegExp,
}

/** Native error classes by name. */
export const errorClasses = {
  __proto__: null,
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
  AggregateError,
}

export const ObjectPrototype = Object.prototype
export const ArrayPrototype = Array.prototype

const MapMethods = {
  __proto__: null,
  get: Map.prototype.get,
  set: Map.prototype.set,
  has: Map.prototype.has,
}
const NativeMap = Map

/**
 * Takes an array out of reach of `Array.prototype`, so that appending by index and `JSON.stringify` consult nothing.
 * @template T
 * @param {T[]} array a fresh array of the codec's own
 * @returns {T[]} the same array, without a prototype
 */
export function bare(array) {
  setPrototypeOf(array, null)
  return array
}

/**
 * Makes a Map whose `get`, `set` and `has` are the ones taken at load time.
 * @returns {Map<unknown, unknown>}
 */
export function bareMap() {
  const map = new NativeMap()
  setPrototypeOf(map, MapMethods)
  return map
}
