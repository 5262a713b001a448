import { suspends } from '../brand.js'
import { errorTitle } from './error-title.js'
import {
  arrayEntries,
  bufferEntries,
  mapEntryTexts,
  setEntryTexts,
  typedArrayEntries,
  viewEntries,
} from './inspect-entries.js'
import { ownData } from './inspect-names.js'
import { formatNumber, quote } from './inspect-primitive.js'
import { viewOf, viewTexts } from './inspect-views.js'
import {
  bigIntValueOf,
  booleanValueOf,
  dateGetTime,
  dateToIso,
  functionToString,
  getPrototypeOf,
  isNaN,
  list,
  mapSize,
  numberValueOf,
  regExpFlags,
  regExpSource,
  setSize,
  stringSlice,
  stringValueOf,
  symbolToString,
  symbolValueOf,
  typedArrayLength,
} from './primordials.js'

// base: text before the braces. whenEmpty: the whole text when no key is shown. entries: what comes before the keys.
const shape = (names, fallback, fields) => ({
  __proto__: null,
  base: '',
  open: '{',
  close: '}',
  isList: false,
  whenEmpty: undefined,
  tooDeep: `[${stringSlice(names.prefix(fallback), 0, -1)}]`,
  entries: list,
  ...fields,
})

const braced = (names, fallback, size, entries) =>
  shape(names, fallback, { open: `${names.prefix(fallback, size)}{`, entries, whenEmpty: undefined })

const based = (names, fallback, text) => shape(names, fallback, { base: text, whenEmpty: text })

const boxed = (name, read) => (value, names) => based(names, name, boxText(name, names, read(value)))

const opaque = (fallback, content) => (_value, names) => {
  const open = `${names.prefix(fallback)}{`
  return shape(names, fallback, { open, whenEmpty: `${open} ${content} }` })
}

function inspectPlain(value, names) {
  const view = viewOf(value)
  if (view !== undefined) return inspectView(view, names)
  const isBare = names.constructor === 'Object' && names.tag === ''
  const open = isBare ? '{' : `${names.prefix('Object')}{`
  return shape(names, 'Object', { open, whenEmpty: `${open}}`, entries: list })
}

function inspectView(view, names) {
  const open = `${names.prefix('Object')}{`
  const whenEmpty = view.pairs?.length === 0 ? `${open}}` : undefined
  return shape(names, 'Object', { open, whenEmpty, entries: (context, depth) => viewTexts(context, view, depth) })
}

function inspectArray(value, names) {
  const isBare = names.constructor === 'Array' && names.tag === ''
  const open = isBare ? '[' : `${names.prefix('Array', `(${value.length})`)}[`
  const whenEmpty = value.length === 0 ? `${open}]` : undefined
  const entries = (context, depth) => arrayEntries(context, value, depth)
  return shape(names, 'Array', { open, close: ']', isList: true, whenEmpty, entries })
}

function inspectTypedArray(value, names) {
  const size = typedArrayLength(value)
  const open = `${names.prefix(names.tag, `(${size})`)}[`
  const entries = (context) => typedArrayEntries(context, value)
  const whenEmpty = size === 0 ? `${open}]` : undefined
  return shape(names, names.tag, { open, close: ']', isList: true, whenEmpty, entries })
}

function functionBase(value, names) {
  const name = ownData(value, 'name')
  const isNamed = typeof name === 'string' && name !== ''
  if (isClass(value)) {
    const parent = getPrototypeOf(value)
    const parentName = typeof parent === 'function' ? ownData(parent, 'name') : undefined
    const tail = typeof parentName === 'string' && parentName !== '' ? ` extends ${parentName}` : ''
    return `[class ${isNamed ? name : '(anonymous)'}${parent === null ? ' extends null' : tail}]`
  }
  const kind = suspends(value) ? writtenKind(names.constructor) : names.tag || (names.constructor ?? 'Function')
  return `[${kind}${isNamed ? `: ${name}` : ' (anonymous)'}]${names.constructor === null ? ' (null prototype)' : ''}`
}

// The rewriter makes functions asynchronous that may reach a host function; they are shown as they were written.
function writtenKind(constructor) {
  return constructor === 'AsyncGeneratorFunction' ? 'GeneratorFunction' : 'Function'
}

function isClass(value) {
  return stringSlice(functionToString(value), 0, 5) === 'class'
}

function boxText(name, names, value) {
  const text =
    typeof value === 'string' ? quote(value) : typeof value === 'symbol' ? symbolToString(value) : formatNumber(value)
  const label = names.constructor === name || names.constructor === null ? name : `${name} (${names.constructor})`
  return `[${label}: ${text}]`
}

function dateText(value) {
  return isNaN(dateGetTime(value)) ? 'Invalid Date' : dateToIso(value)
}

/** For each kind of object, how its text begins, and what stands inside. */
export const inspectors = {
  __proto__: null,
  Object: inspectPlain,
  Promise: inspectPlain,
  WeakRef: inspectPlain,
  Generator: inspectPlain,
  AsyncGenerator: inspectPlain,
  Array: inspectArray,
  Arguments: (value, names) => ({ ...inspectArray(value, names), open: '[Arguments] [' }),
  TypedArray: inspectTypedArray,
  Function: (value, names) => based(names, 'Function', functionBase(value, names)),
  Error: (value, names, context) => based(names, 'Error', errorTitle(value, context)),
  Date: (value, names) => based(names, 'Date', dateText(value)),
  RegExp: (value, names) => based(names, 'RegExp', `/${regExpSource(value)}/${regExpFlags(value)}`),
  Map: (value, names) =>
    collection(names, 'Map', mapSize(value), (context, depth) => mapEntryTexts(context, value, depth)),
  Set: (value, names) =>
    collection(names, 'Set', setSize(value), (context, depth) => setEntryTexts(context, value, depth)),
  ArrayBuffer: (value, names) => braced(names, 'ArrayBuffer', '', () => bufferEntries(value)),
  SharedArrayBuffer: (value, names) => braced(names, 'SharedArrayBuffer', '', () => bufferEntries(value)),
  DataView: (value, names) => braced(names, 'DataView', '', (context, depth) => viewEntries(context, value, depth)),
  WeakMap: opaque('WeakMap', '<items unknown>'),
  WeakSet: opaque('WeakSet', '<items unknown>'),
  Number: boxed('Number', numberValueOf),
  String: boxed('String', stringValueOf),
  Boolean: boxed('Boolean', booleanValueOf),
  BigInt: boxed('BigInt', bigIntValueOf),
  Symbol: boxed('Symbol', symbolValueOf),
}

function collection(names, kind, size, entries) {
  const open = `${names.prefix(kind, `(${size})`)}{`
  return shape(names, kind, { open, entries, whenEmpty: size === 0 ? `${open}}` : undefined })
}
