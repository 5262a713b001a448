import { quote } from './inspect-primitive.js'
import {
  append,
  getOwnPropertyDescriptor,
  getOwnPropertySymbols,
  hasOwn,
  list,
  objectKeys,
  regExpExec,
  symbolToString,
} from './primordials.js'

const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/
// Listing the keys of a long array would make a string for each element; beyond this its extra keys are left out.
const MAX_LISTED_LENGTH = 1000

/** The keys to show of an object, beside the elements of its kind. */
export function shownKeys(value, kind) {
  const indexed = kind === 'Array' || kind === 'TypedArray' || kind === 'String' || kind === 'Arguments'
  if (indexed && value.length > MAX_LISTED_LENGTH) return list()
  const shown = list()
  const names = objectKeys(value)
  for (let i = 0; i < names.length; i++) {
    if (indexed && isIndex(names[i], value.length)) continue
    if (kind === 'Error' && (names[i] === 'name' || names[i] === 'message' || names[i] === 'stack')) continue
    append(shown, names[i])
  }
  if (kind === 'Error') appendHidden(shown, value)
  const symbols = getOwnPropertySymbols(value)
  for (let i = 0; i < symbols.length; i++) {
    if (getOwnPropertyDescriptor(value, symbols[i])?.enumerable) append(shown, symbols[i])
  }
  return shown
}

function isIndex(name, length) {
  const index = +name
  return index >= 0 && index < length && `${index}` === name
}

function appendHidden(shown, error) {
  if (isHidden(error, 'cause')) append(shown, 'cause')
  if (isHidden(error, 'errors')) append(shown, 'errors')
}

function isHidden(object, key) {
  return hasOwn(object, key) && !getOwnPropertyDescriptor(object, key).enumerable
}

/** `key: value`; a getter is named, not run. */
export function inspectProperty(context, object, key, depth) {
  const descriptor = getOwnPropertyDescriptor(object, key)
  if (descriptor === undefined) return `${inspectKey(key, true)}: undefined`
  return `${inspectKey(key, descriptor.enumerable)}: ${inspectHeld(context, descriptor, depth)}`
}

/** The value that a property descriptor holds, indented one level. */
export function inspectHeld(context, descriptor, depth) {
  if (!hasOwn(descriptor, 'value')) {
    if (descriptor.get === undefined) return '[Setter]'
    return descriptor.set === undefined ? '[Getter]' : '[Getter/Setter]'
  }
  context.indentation += 2
  const text = context.inspectValue(context, descriptor.value, depth)
  context.indentation -= 2
  return text
}

function inspectKey(key, isEnumerable) {
  if (typeof key === 'symbol') return `[${symbolToString(key)}]`
  if (key === '__proto__') return "['__proto__']"
  if (!isEnumerable) return `[${key}]`
  return regExpExec(IDENTIFIER, key) === null ? quote(key) : key
}
