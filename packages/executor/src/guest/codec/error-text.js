import { bare, hasOwn, isArray, keys, max, parse, slice } from './built-ins.js'
import { transferFailure } from './failure.js'
import { kindOf } from './kinds.js'
import { hide, makeError, show } from './read-graph.js'
import { byteLength, decode, encode } from './value.js'
import { writeJson } from './write-json.js'

/** Most of each that is told; the rest is left out. */
const MAX_CAUSES = 8
const MAX_ERRORS = 32
const MAX_FIELDS = 100
/** Of a description: an error in `errors` is two containers deeper than its holder, and holds `data`. */
const MAX_DEPTH = MAX_CAUSES * 2 + 2
/** Below this there is no room for a sentence. */
const MIN_BYTES = 1_024
const NOTHING = '{"isError":false,"message":"an unknown value"}'
const told = { __proto__: null, name: true, message: true, stack: true, cause: true, errors: true }

/**
 * Writes down anything thrown; what cannot be read or cannot cross is left out. Never throws.
 * @param {unknown} thrown
 * @param {number} maxBytes most bytes of UTF-8 the text may take; less than 1,024 counts as 1,024
 * @returns {string} plain JSON: `{ isError: true, name, message, stack?, code?, cause?, errors?, data: { field: text }
 * }` or `{ isError: false, message, value?: text }`; `code` only for a crossing error of the codec's own
 */
export function encodeError(thrown, maxBytes) {
  try {
    const limit = max(maxBytes, MIN_BYTES)
    const state = { __proto__: null, limit, left: limit / 2, seen: bare([]), errors: 0 }
    const description = describe(thrown, state, 0)
    const text = writeJson(description, MAX_DEPTH)
    return byteLength(text) <= limit ? text : writeJson(shorten(description, limit), 1)
  } catch {
    return NOTHING
  }
}

/**
 * Makes what guest code catches from what the host's `encodeError` wrote.
 * @param {string} text
 * @returns {unknown} a guest Error, or the value itself when the host threw none
 */
export function decodeError(text) {
  return revive(parse(text))
}

function describe(thrown, state, depth) {
  if (!isErrorLike(thrown)) return describeValue(thrown, state)
  state.seen[state.seen.length] = thrown
  const failure = transferFailure(thrown)
  const out = { __proto__: null, isError: true, name: 'Error', message: '' }
  put(out, 'name', toText(failure ? undefined : read(thrown, 'name')), state.limit)
  if (failure !== undefined) out.name = failure.code === 'too-large' ? 'SizeError' : 'TransferError'
  put(out, 'message', failure ? failure.message : toText(read(thrown, 'message')), state.limit)
  put(out, 'stack', toText(read(thrown, 'stack')), state.limit)
  if (failure !== undefined) out.code = failure.code
  describeCause(thrown, out, state, depth)
  describeErrors(thrown, out, state, depth)
  out.data = describeData(thrown, state)
  return out
}

function describeValue(thrown, state) {
  const out = { __proto__: null, isError: false, message: '' }
  try {
    out.value = encode(thrown, state.left)
  } catch {
    // The words below have to do.
  }
  const words = typeof thrown === 'object' && thrown !== null ? toText(read(thrown, 'message')) : toText(thrown)
  put(out, 'message', words ?? 'a value of type ' + typeof thrown, state.limit)
  return out
}

function describeCause(thrown, out, state, depth) {
  if (depth >= MAX_CAUSES || !owns(thrown, 'cause')) return
  const cause = read(thrown, 'cause')
  if (!isSeen(state.seen, cause)) out.cause = describe(cause, state, depth + 1)
}

function describeErrors(thrown, out, state, depth) {
  const errors = owns(thrown, 'errors') ? read(thrown, 'errors') : undefined
  if (depth >= MAX_CAUSES || !isList(errors)) return
  out.errors = bare([])
  const length = read(errors, 'length')
  if (typeof length !== 'number') return
  for (let index = 0; index < length && state.errors < MAX_ERRORS; index++) {
    state.errors++
    const error = read(errors, index)
    if (!isSeen(state.seen, error)) out.errors[out.errors.length] = describe(error, state, depth + 1)
  }
}

function describeData(thrown, state) {
  const data = { __proto__: null }
  let names
  try {
    names = keys(thrown)
  } catch {
    return data
  }
  for (let index = 0; index < names.length && index < MAX_FIELDS; index++) {
    const name = names[index]
    if (told[name] === true) continue
    try {
      const text = encode(thrown[name], state.left)
      state.left -= name.length + text.length
      data[name] = text
    } catch {
      // A field that cannot cross is left out.
    }
  }
  return data
}

/** Keeps what a reader needs first: name, message, the head of the stack. A character takes at most six bytes. */
function shorten(description, limit) {
  const out = { __proto__: null, isError: description.isError, message: slice(description.message, 0, limit / 32) }
  if (description.isError) put(out, 'name', slice(description.name, 0, limit / 32), limit)
  if (description.stack !== undefined) out.stack = slice(description.stack, 0, limit / 32)
  if (description.code !== undefined) out.code = description.code
  return out
}

function put(out, key, text, limit) {
  if (text !== undefined) out[key] = text.length > limit ? slice(text, 0, limit) : text
}

function toText(value) {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
      return '' + value
    default:
      return undefined
  }
}

function read(target, key) {
  try {
    return target[key]
  } catch {
    return undefined
  }
}

function owns(target, key) {
  try {
    return hasOwn(target, key)
  } catch {
    return false
  }
}

function isList(value) {
  try {
    return isArray(value)
  } catch {
    return false
  }
}

function isErrorLike(value) {
  if (typeof value !== 'object' || value === null) return false
  try {
    return kindOf(value) === 'E'
  } catch {
    return false
  }
}

function isSeen(seen, value) {
  for (let index = 0; index < seen.length; index++) if (seen[index] === value) return true
  return false
}

function revive(description) {
  if (!description.isError) {
    return hasOwn(description, 'value') ? decode(description.value) : makeError('Error', description.message)
  }
  const error = makeError(description.name, description.message)
  const names = hasOwn(description, 'data') ? keys(description.data) : bare([])
  for (let index = 0; index < names.length; index++) show(error, names[index], decode(description.data[names[index]]))
  if (hasOwn(description, 'cause')) hide(error, 'cause', revive(description.cause))
  if (hasOwn(description, 'errors')) hide(error, 'errors', reviveAll(description.errors))
  return error
}

function reviveAll(list) {
  // The array is the one that JSON.parse made, so its indices are own.
  for (let index = 0; index < list.length; index++) list[index] = revive(list[index])
  return list
}
