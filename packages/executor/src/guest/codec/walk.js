import { bare, bareMap, bigintToString, bigintValue, booleanValue, numberValue, stringValue } from './built-ins.js'
import { SizeError, TransferError } from './failure.js'
import { callToJson, findToJson, kindOf } from './kinds.js'
import { findPath } from './path.js'

/** Deepest nesting that crosses: what anything downstream can still walk by recursion. */
const MAX_DEPTH = 1_000
/** Fields of one node in `walk.nodes`: source, copy, kind, and what is open. One array costs less than four. */
export const STRIDE = 4
/** Up to this many objects a look through the list is faster than a Map. */
const LIST_SCAN = 8

/**
 * Starts a walk. `at` and `key` tell where it stands (for the path in an error), `depth` how deep the containers are
 * that it finds; `bytes` is never more than what the text will take; `refused` and `converted` are what else was read.
 * @param {number} maxBytes
 */
export function startWalk(maxBytes) {
  // Every field it will ever have is its own, so no setter on Object.prototype is met; a prototype costs less than
  // none.
  return {
    nodes: bare([]),
    index: undefined,
    plain: true,
    bytes: 0,
    maxBytes,
    depth: 1,
    at: -1,
    key: undefined,
    root: undefined,
    refused: undefined,
    converted: undefined,
  }
}

/** Stops the walk as soon as what it has seen cannot fit. */
export function checkSize(walk) {
  if (walk.bytes > walk.maxBytes) throw new SizeError(walk.bytes, walk.maxBytes)
}

function refuse(walk, value, reason) {
  walk.refused = value
  throw new TransferError(findPath(walk), reason, walk)
}

/**
 * Takes the inert form of a value: a primitive, a mark, or the copy of a container, which is filled later.
 * @param {ReturnType<typeof startWalk>} walk
 * @param {unknown} value
 * @returns {unknown}
 */
export function take(walk, value) {
  switch (typeof value) {
    case 'string':
      walk.bytes += value.length + 2
      return value
    case 'object':
      if (value !== null) return takeObject(walk, value, true)
      walk.bytes += 4
      return null
    case 'number':
      walk.bytes += 1
      return isPlainNumber(value) ? value : mark(walk, bare([numberTag(value)]))
    case 'boolean':
      walk.bytes += 4
      return value
    case 'undefined':
      walk.bytes += 5
      return mark(walk, bare(['u']))
    case 'bigint': {
      // Hexadecimal: decimal digits take quadratic time, in the engine without a poll.
      const digits = bigintToString(value, 16)
      walk.bytes += digits.length
      return mark(walk, bare(['b', digits]))
    }
    default:
      return refuse(walk, value, typeof value === 'symbol' ? 'is a symbol' : 'is a function')
  }
}

function mark(walk, slot) {
  walk.plain = false
  return slot
}

// Only NaN and the infinities differ from themselves when taken away; only -0 has a negative reciprocal.
function isPlainNumber(value) {
  return value - value === 0 && (value !== 0 || 1 / value > 0)
}

function numberTag(value) {
  if (value === 0) return '-0'
  return value > 0 ? 'I' : value < 0 ? '-I' : 'N'
}

function takeObject(walk, source, mayConvert) {
  const { nodes, index } = walk
  let seen
  if (index !== undefined) seen = index.get(source)
  else {
    for (let at = 0; at < nodes.length; at += STRIDE) {
      if (nodes[at] === source) {
        seen = nodes[at + 1]
        break
      }
    }
  }
  if (seen === undefined) return takeNew(walk, source, kindOf(source), mayConvert)
  walk.bytes += 3
  return mark(walk, seen)
}

function takeNew(walk, source, kind, mayConvert) {
  switch (kind) {
    case 'o':
      return takeFields(walk, source, mayConvert)
    case 'a': {
      // The commas are counted before anything is copied, so a long array ends here.
      const { length } = source
      if (typeof length === 'number') walk.bytes += length
      checkSize(walk)
      return add(walk, source, 'a', bare([]), true)
    }
    case 'i': {
      const toJson = mayConvert ? findToJson(source) : undefined
      if (toJson !== undefined) return takeConverted(walk, source, callToJson(toJson, source))
      return takeFields(walk, source, false)
    }
    case 'U':
      return take(walk, '' + source)
    case 'number':
      return take(walk, numberValue(source))
    case 'string':
      return take(walk, stringValue(source))
    case 'boolean':
      return take(walk, booleanValue(source))
    case 'bigint':
      return take(walk, bigintValue(source))
    default:
      if (kind.length > 1) return refuse(walk, source, kind)
      return mark(walk, add(walk, source, kind, bare([]), true))
  }
}

/**
 * Adds a container to those that are walked and found again.
 * @param {ReturnType<typeof startWalk>} walk
 * @param {object} source
 * @param {string} kind
 * @param {object} copy
 * @param {boolean | string} open what is left to fill: nothing, everything, or one key of an object
 * @returns {object} the copy
 */
export function add(walk, source, kind, copy, open) {
  const { nodes, index } = walk
  const at = nodes.length
  if (walk.depth > MAX_DEPTH) throw new TransferError('value', 'is nested more than ' + MAX_DEPTH + ' levels deep')
  walk.bytes += 1
  nodes[at] = source
  nodes[at + 1] = copy
  nodes[at + 2] = kind
  nodes[at + 3] = open
  if (index !== undefined) index.set(source, copy)
  else if (at === LIST_SCAN * STRIDE) {
    walk.index = bareMap()
    for (let each = 0; each <= at; each += STRIDE) walk.index.set(nodes[each], nodes[each + 1])
  }
  return copy
}

function takeFields(walk, source, mayConvert) {
  // The one place that reads an object's getters.
  const copy = { __proto__: null, ...source }
  if (typeof copy.toJSON === 'function') {
    if (mayConvert) return takeConverted(walk, source, callToJson(copy.toJSON, source))
    delete copy.toJSON
  }
  return add(walk, source, 'o', copy, countFields(walk, copy))
}

/** As in JSON.stringify, what `toJSON` returned is not converted once more. */
function takeConverted(walk, source, value) {
  walk.converted = { __proto__: null, source, value, rest: walk.converted }
  return typeof value === 'object' && value !== null ? takeObject(walk, value, false) : take(walk, value)
}

/**
 * Counts the fields that need no more than counting.
 * @param {ReturnType<typeof startWalk>} walk
 * @param {object} copy a null-prototype object
 * @returns {boolean | string} the key of the one field that must still be taken, `true` for several, `false` for none
 */
export function countFields(walk, copy) {
  let open = false
  let bytes = walk.bytes
  for (const key in copy) {
    const value = copy[key]
    const type = typeof value
    bytes += key.length + 4
    if (type === 'string') bytes += value.length + 2
    else if (type === 'number' && value - value === 0 && value !== 0) bytes += 1
    else open = open === false ? key : true
  }
  walk.bytes = bytes
  if (bytes > walk.maxBytes) checkSize(walk)
  return open
}
