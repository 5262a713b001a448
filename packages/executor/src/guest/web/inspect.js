import { inspectors } from './inspect-kinds.js'
import { joinOutput } from './inspect-layout.js'
import { namesOf } from './inspect-names.js'
import { formatPrimitive } from './inspect-primitive.js'
import { inspectProperty, shownKeys } from './inspect-properties.js'
import { kindOf } from './kind.js'
import { append, list, mapGet, mapSet, mapSize, NativeMap, stringSlice } from './primordials.js'

/** The most text that one call may produce, in UTF-16 code units. */
export const TEXT_LIMIT = 65_536

const DEFAULTS = { __proto__: null, depth: 4, breakLength: 80 }

/**
 * Text for people, laid out as Node's `util.inspect` does with `depth: 4`.
 *
 * Reads data properties only: getters show as `[Getter]`. Never throws. Walks and prints a bounded amount whatever
 * the value is. Differs from Node on purpose: an error shows `Name: message` and its own fields, without a stack;
 * the state of a promise and the content of an iterator are not known.
 *
 * @example inspect({ a: [1, new Map([['b', 2]])] }) // "{ a: [ 1, Map(1) { 'b' => 2 } ] }"
 */
export function inspect(value, options = DEFAULTS) {
  const context = {
    __proto__: null,
    depth: options.depth,
    breakLength: options.breakLength,
    seen: list(),
    references: new NativeMap(),
    indentation: 0,
    currentDepth: 0,
    left: TEXT_LIMIT,
    inspectValue,
  }
  try {
    return cut(inspectValue(context, value, 0))
  } catch {
    return '[value that cannot be shown]'
  }
}

/** Cuts text to the limit of one call and says how much is missing. */
export function cut(text) {
  if (text.length <= TEXT_LIMIT) return text
  return `${stringSlice(text, 0, TEXT_LIMIT)}... ${text.length - TEXT_LIMIT} more characters`
}

function inspectValue(context, value, depth) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    return spend(context, formatPrimitive(value, context))
  }
  for (let i = 0; i < context.seen.length; i++) {
    if (context.seen[i] === value) return `[Circular *${referenceTo(context, value)}]`
  }
  return inspectObject(context, value, depth)
}

function inspectObject(context, value, depth) {
  const kind = kindOf(value)
  const shape = inspectors[kind](value, namesOf(value), context)
  const keys = shownKeys(value, kind)
  if (keys.length === 0 && shape.whenEmpty !== undefined) return spend(context, shape.whenEmpty)
  if (depth > context.depth) return spend(context, shape.tooDeep)
  context.seen[context.seen.length] = value
  context.currentDepth = depth + 1
  const output = shape.entries(context, depth + 1)
  for (let i = 0; i < keys.length; i++) {
    if (context.left <= 0) {
      append(output, `... ${keys.length - i} more properties`)
      break
    }
    append(output, inspectProperty(context, value, keys[i], depth + 1))
  }
  context.seen.length--
  const reference = mapGet(context.references, value)
  if (reference !== undefined) shape.base = `<ref *${reference}>${shape.base === '' ? '' : ` ${shape.base}`}`
  return joinOutput(context, output, shape, depth + 1, value)
}

function spend(context, text) {
  context.left -= text.length + 2
  return text
}

function referenceTo(context, value) {
  const known = mapGet(context.references, value)
  if (known !== undefined) return known
  const number = mapSize(context.references) + 1
  mapSet(context.references, value, number)
  return number
}
