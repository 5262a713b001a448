import { DOMException } from './dom-exception.js'
import { kindOf } from './kind.js'
import {
  bigIntValueOf,
  booleanValueOf,
  bufferLength,
  bufferSlice,
  dateGetTime,
  defineProperty,
  hasOwn,
  isArray,
  mapEntries,
  mapGet,
  mapHas,
  mapNext,
  mapSet,
  NativeDataView,
  NativeDate,
  NativeError,
  NativeMap,
  NativeObject,
  NativeRegExp,
  NativeSet,
  NativeTypeError,
  numberValueOf,
  objectKeys,
  regExpFlags,
  regExpSource,
  setAdd,
  setNext,
  setValues,
  stringValueOf,
  typedArrayBuffer,
  typedArrayLength,
  typedArrayOffset,
  typedArrayTag,
  viewBuffer,
  viewLength,
  viewOffset,
} from './primordials.js'

const errorTypes = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
const arrayTypes = { __proto__: null }
for (const name of Object.getOwnPropertyNames(globalThis)) {
  if (Object.getPrototypeOf(globalThis[name] ?? 0) === Object.getPrototypeOf(Uint8Array))
    arrayTypes[name] = globalThis[name]
}

/**
 * A deep copy: cycles and shared references, Map, Set, Date, RegExp, Error, ArrayBuffer, typed arrays and boxed values
 * keep their kind; class instances become plain objects; functions, symbols, promises and weak collections are refused
 * with DataCloneError. Buffers named in `transfer` are copied, not emptied. Walks a list of its own, so depth does not
 * matter. [html.spec.whatwg.org, section 2.7]
 */
export function structuredClone(value, options) {
  if (arguments.length === 0) throw new NativeTypeError('structuredClone needs a value')
  checkTransfer(options?.transfer)
  const pending = { first: undefined, last: undefined }
  const copies = new NativeMap()
  const copy = (part) => copyPart(part, copies, pending)
  const result = copy(value)
  for (let task = pending.first; task !== undefined; task = task.next) fill(task.kind, task.source, task.target, copy)
  return result
}

function checkTransfer(transfer) {
  if (transfer === undefined) return
  if (!isArray(transfer)) throw new NativeTypeError('transfer must be an array')
  for (let i = 0; i < transfer.length; i++) {
    const isBuffer = typeof transfer[i] === 'object' && transfer[i] !== null && kindOf(transfer[i]) === 'ArrayBuffer'
    if (!isBuffer) throw new DOMException('Value could not be transferred', 'DataCloneError')
  }
}

function copyPart(part, copies, pending) {
  if (typeof part === 'symbol') throw refusal(part)
  if ((typeof part !== 'object' && typeof part !== 'function') || part === null) return part
  if (mapHas(copies, part)) return mapGet(copies, part)
  const kind = kindOf(part)
  const make = makers[kind]
  if (make === undefined) throw refusal(part)
  const target = make(part, copies, pending)
  mapSet(copies, part, target)
  if (!isFilled(kind)) enqueue(pending, { kind, source: part, target, next: undefined })
  return target
}

function enqueue(pending, task) {
  if (pending.last === undefined) pending.first = task
  else pending.last.next = task
  pending.last = task
}

const isFilled = (kind) =>
  kind !== 'Object' && kind !== 'Arguments' && kind !== 'Array' && kind !== 'Map' && kind !== 'Set' && kind !== 'Error'

const makers = {
  __proto__: null,
  Object: () => ({}),
  Arguments: () => ({}),
  Array(source) {
    const target = []
    target.length = source.length
    return target
  },
  Map: () => new NativeMap(),
  Set: () => new NativeSet(),
  Error(source) {
    const type = errorTypes[`${source.name}`] ?? NativeError
    const target = new type()
    copyText(source, target, 'message')
    copyText(source, target, 'stack')
    return target
  },
  Date: (source) => new NativeDate(dateGetTime(source)),
  RegExp: (source) => new NativeRegExp(regExpSource(source), regExpFlags(source)),
  Number: (source) => NativeObject(numberValueOf(source)),
  String: (source) => NativeObject(stringValueOf(source)),
  Boolean: (source) => NativeObject(booleanValueOf(source)),
  BigInt: (source) => NativeObject(bigIntValueOf(source)),
  ArrayBuffer: (source) => bufferSlice(source, 0, bufferLength(source)),
  TypedArray(source, copies, pending) {
    const buffer = copyPart(typedArrayBuffer(source), copies, pending)
    return new arrayTypes[typedArrayTag(source)](buffer, typedArrayOffset(source), typedArrayLength(source))
  },
  DataView: (source, copies, pending) =>
    new NativeDataView(copyPart(viewBuffer(source), copies, pending), viewOffset(source), viewLength(source)),
}

function copyText(source, target, key) {
  if (hasOwn(source, key)) hide(target, key, `${source[key]}`)
}

function fill(kind, source, target, copy) {
  if (kind === 'Map') return fillMap(source, target, copy)
  if (kind === 'Set') return fillSet(source, target, copy)
  if (kind === 'Error') {
    if (hasOwn(source, 'cause')) hide(target, 'cause', copy(source.cause))
    return
  }
  const keys = objectKeys(source)
  for (let i = 0; i < keys.length; i++) {
    const value = copy(source[keys[i]])
    defineProperty(target, keys[i], { __proto__: null, value, writable: true, enumerable: true, configurable: true })
  }
}

function fillMap(source, target, copy) {
  const entries = mapEntries(source)
  for (let step = mapNext(entries); !step.done; step = mapNext(entries)) {
    mapSet(target, copy(step.value[0]), copy(step.value[1]))
  }
}

function fillSet(source, target, copy) {
  const values = setValues(source)
  for (let step = setNext(values); !step.done; step = setNext(values)) setAdd(target, copy(step.value))
}

function hide(target, key, value) {
  defineProperty(target, key, { __proto__: null, value, writable: true, configurable: true })
}

function refusal(part) {
  const text = typeof part === 'object' ? `#<${kindOf(part)}>` : typeof part === 'symbol' ? 'A symbol' : 'A function'
  const name = typeof part === 'function' && typeof part.name === 'string' && part.name !== '' ? ` (${part.name})` : ''
  return new DOMException(`${text}${name} could not be cloned.`, 'DataCloneError')
}
